// SPDX-License-Identifier: Apache-2.0
package dev.teardown.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Documents stay true to the tree: their links lead somewhere, the types and scripts that they
/// name exist, and no ending is left out.
class DocumentsTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)(#[^)\\s]*)?\\)");
  private static final Pattern TYPE_IN_BACKTICKS =
      Pattern.compile("`([A-Z][a-z0-9]+[A-Za-z0-9]*)[^`]*`");
  private static final Pattern DECLARATION =
      Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");

  private static final Pattern ENUM_CONSTANT = Pattern.compile("\\b([A-Z][A-Z0-9_]*)\\(Group\\.");
  private static final Pattern SCRIPT = Pattern.compile("`([a-z]+/[a-z0-9-]+\\.seg)`");
  private static final String CORE = "core/src/main/java/dev/teardown/";

  private final Repository repository = Repository.here();

  @Test
  void everyLinkToAFileResolves() {
    var broken = new ArrayList<String>();
    for (Path document : repository.filesEnding(".md")) {
      for (String target : matches(LINK, Repository.read(document))) {
        if (!target.contains("://") && !Files.exists(document.resolveSibling(target))) {
          broken.add(repository.nameOf(document) + " -> " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ARCHITECTURE.md", "CONTRIBUTING.md", "COVERAGE.md"})
  void everyTypeNamedExists(String document) {
    Set<String> declared =
        repository.filesEnding(".java").stream()
            .flatMap(file -> matches(DECLARATION, Repository.read(file)).stream())
            .collect(Collectors.toSet());
    List<String> named = matches(TYPE_IN_BACKTICKS, text(document));
    assertThat(named).isNotEmpty();
    assertThat(named).filteredOn(type -> !declared.contains(type)).isEmpty();
  }

  @Test
  void everyScriptNamedInTheCoverageExists() {
    Path scripts = repository.root().resolve("core/src/test/resources/seg");
    List<String> named = matches(SCRIPT, text("COVERAGE.md"));
    assertThat(named).isNotEmpty();
    assertThat(named).filteredOn(script -> !Files.exists(scripts.resolve(script))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"COVERAGE.md", "docs/reference/endings.md"})
  void everyEndingHasARow(String document) {
    List<String> codes =
        matches(ENUM_CONSTANT, text(CORE + "diagnosis/Ending.java")).stream()
            .map(constant -> constant.toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    String text = text(document);
    assertThat(codes).isNotEmpty();
    assertThat(codes).filteredOn(code -> !text.contains("| `" + code + "` |")).isEmpty();
  }

  private String text(String name) {
    return Repository.read(repository.root().resolve(name));
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult hit) -> hit.group(1)).toList();
  }
}
