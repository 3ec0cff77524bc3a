// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to be known of one ending: a page of text for people.
///
/// The pages are resources beside this class, `explain/CODE.md`; another language's are
/// `explain/CODE.LANGUAGE.md`, and where one is missing the English page stands in.
///
/// @param title the code's meaning in a few words
public record Explanation(Ending ending, String title, Map<Section, String> sections) {

  /// The parts of a page, in order; each page has them all.
  public enum Section {
    WHAT("What it is"),
    HOW("How it comes about"),
    PACKETS("In packets"),
    LINUX("On Linux"),
    WINDOWS("On Windows"),
    ADVICE("What to do"),
    SEE_ALSO("See also");

    private final String heading;

    Section(String heading) {
      this.heading = heading;
    }

    public String heading() {
      return heading;
    }
  }

  private static final String HEADING = "\n## ";

  public Explanation {
    sections = Map.copyOf(sections);
  }

  /// The English page.
  public static Explanation of(Ending ending) {
    return of(ending, "en");
  }

  /// The page in a language such as "zh", or the English one where there is none.
  public static Explanation of(Ending ending, String language) {
    String page = language.equals("en") ? null : page(ending.code() + "." + language);
    if (page == null) {
      page = page(ending.code());
    }
    if (page == null) {
      throw new IllegalStateException("no page for " + ending.code());
    }
    return parse(ending, page);
  }

  /// Sections go by their order, since other languages have other headings.
  private static Explanation parse(Ending ending, String page) {
    var parts = List.of(page.strip().split(HEADING));
    var sections = new EnumMap<Section, String>(Section.class);
    for (var section : Section.values()) {
      int index = section.ordinal() + 1;
      if (index < parts.size()) {
        String part = parts.get(index);
        int end = part.indexOf('\n');
        sections.put(section, end < 0 ? "" : part.substring(end + 1).strip());
      }
    }
    return new Explanation(ending, title(parts.get(0)), sections);
  }

  private static String title(String first) {
    return first.substring(first.indexOf(':') + 1).strip();
  }

  private static @Nullable String page(String name) {
    try (InputStream in = Explanation.class.getResourceAsStream("explain/" + name + ".md")) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("explain/" + name + ".md", e);
    }
  }

  /// The text of one section, "" where the page lacks it.
  public String section(Section section) {
    return sections.getOrDefault(section, "");
  }

  /// The endings that the page points to.
  public List<Ending> seeAlso() {
    return List.of(section(Section.SEE_ALSO).split("[,\\s]+")).stream()
        .flatMap(code -> Ending.of(code).stream())
        .toList();
  }
}
