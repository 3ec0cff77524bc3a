// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.teardown.capture.ByteSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureInputTest {

  private static final InputStream NO_STANDARD_INPUT = InputStream.nullInputStream();

  @TempDir private Path folder;

  /// Several chunks, half of it compressible.
  private static byte[] content() {
    var bytes = new byte[5_000_001];
    new Random(1).nextBytes(bytes);
    Arrays.fill(bytes, 1_000_000, 3_000_000, (byte) 7);
    return bytes;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] zstd(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zstd = new ZstdOutputStreamNoFinalizer(out)) {
      zstd.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /// Reads until the end or a failure, which is noted at the end of the text.
  private record Read(byte[] bytes, String failure) {

    static Read all(ByteSource source) {
      var out = new ByteArrayOutputStream();
      var piece = new byte[70_000];
      try {
        for (int n = source.read(piece, 3, 60_000); n >= 0; n = source.read(piece, 3, 60_000)) {
          out.write(piece, 3, n);
        }
        return new Read(out.toByteArray(), "");
      } catch (IOException e) {
        return new Read(out.toByteArray(), String.valueOf(e.getMessage()));
      }
    }
  }

  private Read read(byte[] file) throws IOException {
    var path = Files.write(folder.resolve("capture"), file);
    try (var input = CaptureInput.open(path.toString(), NO_STANDARD_INPUT)) {
      return Read.all(input);
    }
  }

  private void assertGives(byte[] file, byte[] content) throws IOException {
    var read = read(file);

    assertThat(read.failure()).isEmpty();
    assertThat(Arrays.mismatch(read.bytes(), content)).isEqualTo(-1);
  }

  @Test
  void plainFiles() throws IOException {
    assertGives(content(), content());
    assertGives(new byte[] {1, 2, 3}, new byte[] {1, 2, 3});
    assertGives(new byte[0], new byte[0]);
  }

  @Test
  void gzipOfOneAndOfSeveralMembers() throws IOException {
    assertGives(gzip(content()), content());
    assertGives(
        join(gzip(content()), gzip(new byte[] {1}), gzip(content())),
        join(content(), new byte[] {1}, content()));
  }

  @Test
  void zstdOfOneAndOfSeveralFrames() throws IOException {
    assertGives(zstd(content()), content());
    var skippable = new byte[] {0x53, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9};
    assertGives(
        join(skippable, zstd(content()), skippable, Zstd.compress(content(), 19)),
        join(content(), content()));
  }

  @Test
  void cutGzipGivesWhatIsThereAndThenFails() throws IOException {
    var file = gzip(content());
    var read = read(Arrays.copyOf(file, file.length / 2));

    assertStartOfContent(read, 1_000_000);
    assertThat(read.failure())
        .isEqualTo(
            "gzip gives no more after "
                + read.bytes().length
                + " bytes: the compressed data is cut off");
  }

  @Test
  void cutZstdGivesWhatIsThereAndThenFails() throws IOException {
    var file = zstd(content());
    var read = read(Arrays.copyOf(file, file.length / 2));

    assertStartOfContent(read, 1_000_000);
    assertThat(read.failure())
        .startsWith("zstd gives no more after " + read.bytes().length + " bytes: ");
  }

  @Test
  void damagedZstdGivesWhatIsBeforeAndThenFails() throws IOException {
    var file = zstd(content());
    Arrays.fill(file, file.length / 2, file.length / 2 + 200_000, (byte) 0xff);
    var read = read(file);

    assertStartOfContent(read, 1_000_000);
    assertThat(read.failure()).startsWith("zstd gives no more after ");
  }

  private static void assertStartOfContent(Read read, int atLeast) {
    var bytes = read.bytes();
    assertThat(bytes.length).isBetween(atLeast, content().length - 1);
    assertThat(Arrays.mismatch(bytes, Arrays.copyOf(content(), bytes.length))).isEqualTo(-1);
  }

  @Test
  void zstdWithAWindowOfGigabytesIsRefused() throws IOException {
    // magic, no single segment, a window descriptor of 2^41 bytes, an empty last block
    var read = read(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) 0xf8, 1, 0, 0});

    assertThat(read.failure()).startsWith("zstd gives no more after 0 bytes: ");
  }

  @Test
  void standardInput() throws IOException {
    try (var input = CaptureInput.open("-", new ByteArrayInputStream(gzip(content())))) {
      assertThat(input.name()).isEqualTo("standard input");
      assertThat(Arrays.mismatch(Read.all(input).bytes(), content())).isEqualTo(-1);
    }
  }

  @Test
  void whatCannotBeOpenedIsOneLine() throws IOException {
    assertCannotOpen(folder.toString(), folder + " is a directory; name a capture file");
    assertCannotOpen(folder + "/no\nne", folder + "/no?ne does not exist");
    assertCannotOpen("a\0b", "a?b cannot be a file's name: Nul character not allowed");
    var cut = Files.write(folder.resolve("cut.gz"), new byte[] {0x1f, (byte) 0x8b, 8});
    assertCannotOpen(cut.toString(), cut + " cannot be read: its compressed data is cut off");
  }

  private static void assertCannotOpen(String path, String message) {
    assertThatThrownBy(() -> CaptureInput.open(path, NO_STANDARD_INPUT))
        .isInstanceOf(CaptureInputException.class)
        .hasMessage(message);
  }
}
