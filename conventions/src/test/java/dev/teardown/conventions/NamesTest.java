// SPDX-License-Identifier: Apache-2.0
package dev.teardown.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Names that no file may have or hold.
class NamesTest {

  private static final Set<String> SAYS_NOTHING =
      Set.of("util", "utils", "common", "impl", "manager");

  /// Hosts of package registries: a build has them from its user's settings. Written with `[.]`, so
  /// that this file does not hold them itself.
  private static final Pattern REGISTRY_HOST =
      Pattern.compile(
          "repo1?[.]maven[.]|registry[.]npm|registry[.]yarnpkg|deb[.]debian|pypi[.]org"
              + "|files[.]pythonhosted|proxy[.]golang|static[.]crates|central[.]sonatype");

  private static final Pattern PLACE_ON_A_MACHINE =
      Pattern.compile("/(?:home|Users)/[a-z]|/root[/]|/usr/lib/jvm/[a-z0-9.]+-|[A-Z]:\\\\Users");

  private final Repository repository = Repository.here();

  @Test
  void noFolderIsCalledByAWordThatSaysNothing() {
    assertThat(
            repository.files().stream()
                .filter(file -> foldersOf(file).stream().anyMatch(SAYS_NOTHING::contains))
                .map(repository::nameOf))
        .isEmpty();
  }

  @Test
  void noFileNamesAPackageRegistry() {
    assertThat(filesHolding(REGISTRY_HOST)).isEmpty();
  }

  @Test
  void noFileNamesAPlaceOnSomeonesMachine() {
    assertThat(filesHolding(PLACE_ON_A_MACHINE)).isEmpty();
  }

  private List<String> foldersOf(Path file) {
    Path folder = repository.root().relativize(file).getParent();
    return folder == null
        ? List.of()
        : StreamSupport.stream(folder.spliterator(), false).map(Path::toString).toList();
  }

  private List<String> filesHolding(Pattern pattern) {
    return repository.textFiles().stream()
        .filter(file -> pattern.matcher(Repository.read(file)).find())
        .map(repository::nameOf)
        .toList();
  }
}
