// SPDX-License-Identifier: Apache-2.0
package dev.teardown.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Every Java file is as google-java-format leaves it.
///
/// A test and not a build plugin, because the tests run on the JDK that google-java-format needs,
/// whichever JDK runs Maven (docs/decisions/0003).
class FormattingTest {

  /// With `-Dformat=write` the files are rewritten and the test passes.
  private static final boolean WRITE = "write".equals(System.getProperty("format"));

  private final Formatter formatter = new Formatter();

  @Test
  void everyJavaFileIsFormatted() throws IOException, FormatterException {
    Repository repository = Repository.here();
    var unformatted = new ArrayList<String>();
    for (Path file : repository.filesEnding(".java")) {
      String source = Repository.read(file);
      String formatted = formatted(source);
      if (source.equals(formatted)) {
        continue;
      }
      if (WRITE) {
        Files.writeString(file, formatted);
      } else {
        unformatted.add(repository.nameOf(file) + ":" + firstDifference(source, formatted));
      }
    }
    assertThat(unformatted)
        .as("format them: mvn -q -pl conventions test -Dtest=FormattingTest -Dformat=write")
        .isEmpty();
  }

  private String formatted(String source) throws FormatterException {
    return formatter.formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(source));
  }

  /// The number of the first line that formatting would change.
  private static int firstDifference(String source, String formatted) {
    String[] is = source.split("\n", -1);
    String[] shouldBe = formatted.split("\n", -1);
    int line = 0;
    while (line < is.length && line < shouldBe.length && is[line].equals(shouldBe[line])) {
      line++;
    }
    return line + 1;
  }
}
