// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teardown.capture.CaptureFile;
import dev.teardown.linux.capability.Probes;
import dev.teardown.wire.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `teardown cable` on the running kernel; what it does to packets is tested with the cable.
class CableTest {

  @TempDir Path folder;

  @BeforeEach
  void needsNamespaces() {
    var possible = Probes.networkNamespace();
    assertThat(possible.isAvailable() || System.getenv("CI") == null).as("%s", possible).isTrue();
    assumeTrue(possible.isAvailable(), possible.toString());
  }

  @Test
  void theStatusIsTheCommands() {
    var run = Cli.run("cable", "--delay", "5ms", "--", "sh", "-c", "exit 7");
    assertThat(run.status()).isEqualTo(7);
    assertThat(run.err()).contains("$TEARDOWN_NEAR").contains("to the far side: ");
  }

  @Test
  void aSignalIsToldAsShellsDo() {
    assertThat(Cli.run("cable", "-q", "--", "sh", "-c", "kill -TERM $$").status())
        .isEqualTo(128 + 15);
  }

  @Test
  void whatPassesIsRecordedAtBothEnds() throws IOException {
    var file = folder.resolve("both.pcapng");
    // a connection that is refused: nobody listens on the discard port
    var run =
        Cli.run(
            "cable",
            "-q",
            "-w",
            file.toString(),
            "--",
            "bash",
            "-c",
            "exec 3<>/dev/tcp/$TEARDOWN_NEAR/9");
    assertThat(run.status()).isNotZero();
    try (var in = Files.newInputStream(file)) {
      var source = CaptureFile.open(in::read);
      var frame = new Frame();
      int frames = 0;
      while (source.next(frame)) {
        frames++;
      }
      assertThat(frames).as("SYN and RST, each seen twice").isEqualTo(4);
      assertThat(source.problem()).isEmpty();
    }
  }

  @Test
  void nothingStaysBehind() throws IOException {
    var before = devices();
    Cli.run("cable", "-q", "--", "true");
    assertThat(devices()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cable                        | name a command, after --
          cable --delay 3 -- true      | --delay 3: a time such as 40ms
          cable --loss 2 -- true       | --loss 2: a share such as 2%
          cable --loss 101% -- true    | --loss 101%: a share such as 2%
          cable --rate fast -- true    | --rate fast: a rate such as 512kbit or 10mbit
          cable -w /nowhere/x -- true  | /nowhere/x
          """)
  void aMistakeIsOneLine(String line, String what) {
    var run = Cli.run(line.split(" "));
    assertThat(run.status()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(what).hasLineCount(1);
  }

  @Test
  void aCommandThatIsNotThere() {
    assertThat(Cli.run("cable", "-q", "--", "no-such-program").status()).isEqualTo(127);
  }

  private static String devices() throws IOException {
    try (var each = Files.list(Path.of("/sys/class/net"))) {
      return each.map(it -> it.getFileName().toString()).sorted().collect(Collectors.joining(" "));
    }
  }
}
