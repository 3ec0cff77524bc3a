// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever the input, the user gets one clear line and the right exit status.
class GarbageTest {

  private static final byte[] CAPTURE = Cli.capture("endings.pcap");

  @TempDir Path folder;

  @Test
  void anEmptyFile() {
    var file = Cli.file(folder, "empty.pcap", new byte[0]);
    refuses(Cli.run("analyze", file), file + " is empty");
  }

  @Test
  void aTextFile() {
    var file =
        Cli.file(
            folder,
            "notes.txt",
            "Dear diary, today nothing was reset.".getBytes(StandardCharsets.UTF_8));
    refuses(Cli.run("analyze", file), file + " looks like text");
  }

  @Test
  void aMissingFile() {
    refuses(Cli.run("analyze", "/nowhere/at/all.pcap"), "/nowhere/at/all.pcap does not exist");
  }

  @Test
  void aFolder() {
    refuses(Cli.run("analyze", folder.toString()), folder + " is a directory");
  }

  /// A file that is write-only in the kernel's own tree: root too is told that it may not read it.
  private static final String FOR_NOBODY = "/sys/bus/platform/drivers_probe";

  @Test
  void aFileThatMayNotBeRead() throws IOException {
    var own = Path.of(Cli.file(folder, "secret.pcap", CAPTURE));
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("---------"));
    var file = Files.isReadable(own) ? FOR_NOBODY : own.toString();
    assumeTrue(Files.exists(Path.of(file)), "this user may read every file here");
    refuses(Cli.run("analyze", file), file + " may not be read by this user");
  }

  @Test
  void randomBytes() {
    for (long seed = 0; seed < 200; seed++) {
      var bytes = new byte[4_096];
      new Random(seed).nextBytes(bytes);
      var result = Cli.withInput(bytes, "analyze", "-");
      assertThat(result.status()).as("seed %d", seed).isEqualTo(ExitCode.USAGE);
      oneLine(result);
    }
  }

  @Test
  void randomBytesBehindAHeader() {
    for (long seed = 0; seed < 200; seed++) {
      var bytes = new byte[4_096];
      new Random(seed).nextBytes(bytes);
      System.arraycopy(CAPTURE, 0, bytes, 0, 24);
      var result = Cli.withInput(bytes, "analyze", "-");
      assertThat(result.status()).as("seed %d", seed).isEqualTo(ExitCode.PARTLY);
      oneLine(result);
    }
  }

  @Test
  void aCaptureCutAnywhere() {
    for (int length = 0; length < 400; length++) {
      var result = Cli.withInput(Arrays.copyOf(CAPTURE, length), "analyze", "-");
      if (length < 24) {
        assertThat(result.status()).as("cut at %d", length).isEqualTo(ExitCode.USAGE);
        oneLine(result);
      } else if (result.status() != ExitCode.DONE) {
        assertThat(result.status()).as("cut at %d", length).isEqualTo(ExitCode.PARTLY);
        oneLine(result);
      }
    }
  }

  @Test
  void aCutCaptureStillReportsWhatIsWhole() {
    var result =
        Cli.withInput(Arrays.copyOf(CAPTURE, CAPTURE.length - 5), "analyze", "--format=wide", "-");
    assertThat(result.status()).isEqualTo(ExitCode.PARTLY);
    assertThat(result.out()).contains("unread-data").contains("refused").contains("silence");
    assertThat(result.err()).startsWith("teardown analyze: standard input: ").contains("cut");
  }

  @Test
  void aBlockOfFourGigabytes() {
    var bytes = ByteBuffer.allocate(28 + 12).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(0x0a0d0d0a).putInt(28).putInt(0x1a2b3c4d).putInt(1).putLong(-1).putInt(28);
    bytes.putInt(6).putInt(0xffff_fffc).putInt(0);
    var result = Cli.withInput(bytes.array(), "analyze", "-");
    assertThat(result.status()).isEqualTo(ExitCode.PARTLY);
    oneLine(result);
  }

  @Test
  void aRecordOfTwoGigabytes() {
    var bytes = ByteBuffer.allocate(24 + 16 + 8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0).putInt(65_535);
    bytes.putInt(1);
    bytes.putInt(0).putInt(0).putInt(Integer.MAX_VALUE).putInt(Integer.MAX_VALUE);
    var result = Cli.withInput(bytes.array(), "analyze", "-");
    assertThat(result.status()).isEqualTo(ExitCode.PARTLY);
    oneLine(result);
  }

  @Test
  void oneOfSeveralFiles() {
    var good = Cli.file(folder, "good.pcap", CAPTURE);
    var result = Cli.run("analyze", "--format=wide", "/nowhere.pcap", good);
    assertThat(result.status()).isEqualTo(ExitCode.PARTLY);
    assertThat(result.out()).contains("unread-data");
    oneLine(result);
  }

  @Test
  void aFullDisk() {
    var good = Cli.file(folder, "good.pcap", CAPTURE);
    var result = Cli.into(failing("No space left on device"), "analyze", good);
    assertThat(result.status()).isEqualTo(ExitCode.PARTLY);
    assertThat(result.err())
        .isEqualTo("teardown: cannot write to standard output: No space left on device\n");
  }

  @Test
  void aReaderThatWentAway() {
    var good = Cli.file(folder, "good.pcap", CAPTURE);
    for (var format : new String[] {"table", "wide", "plain", "json", "ndjson", "csv"}) {
      var result = Cli.into(failing("Broken pipe"), "analyze", "--format", format, good);
      assertThat(result).as(format).isEqualTo(new Cli.Result(ExitCode.DONE, "", ""));
    }
  }

  private static OutputStream failing(String why) {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        throw new IOException(why);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        throw new IOException(why);
      }
    };
  }

  private static void refuses(Cli.Result result, String why) {
    assertThat(result.status()).isEqualTo(ExitCode.USAGE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("teardown analyze: " + why);
    oneLine(result);
  }

  private static void oneLine(Cli.Result result) {
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).startsWith("teardown analyze: ").doesNotContain("Exception");
  }
}
