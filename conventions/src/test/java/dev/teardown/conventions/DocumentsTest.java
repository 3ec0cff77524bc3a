// SPDX-License-Identifier: Apache-2.0
package dev.teardown.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Documents stay true to the tree: their links lead somewhere, the types they name exist.
class DocumentsTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)(#[^)\\s]*)?\\)");
  private static final Pattern TYPE_IN_BACKTICKS =
      Pattern.compile("`([A-Z][a-z0-9]+[A-Za-z0-9]*)[^`]*`");
  private static final Pattern DECLARATION =
      Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");

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

  @Test
  void everyTypeNamedInTheArchitectureExists() {
    Set<String> declared =
        repository.filesEnding(".java").stream()
            .flatMap(file -> matches(DECLARATION, Repository.read(file)).stream())
            .collect(Collectors.toSet());
    String architecture = Repository.read(repository.root().resolve("ARCHITECTURE.md"));
    List<String> named = matches(TYPE_IN_BACKTICKS, architecture);
    assertThat(named).isNotEmpty();
    assertThat(named).filteredOn(type -> !declared.contains(type)).isEmpty();
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult hit) -> hit.group(1)).toList();
  }
}
