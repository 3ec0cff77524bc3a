// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/// Takes the compression off an input, which its first four bytes tell.
///
/// zstd goes through the native library: of the pure Java decoders that can be had, the one that
/// streams holds back a whole window (up to 8 MiB) and loses it when the file is cut, refuses
/// skippable frames, and reads through `sun.misc.Unsafe`. The library is loaded only for a zstd
/// file.
enum Compression {
  NONE,
  GZIP,
  ZSTD;

  private static final int MAGIC_LENGTH = 4;
  private static final int READ_SIZE = 64 * 1024;

  /// 2^27 bytes, the most that `zstd -d` takes without being told to: bounds a hostile file.
  private static final int LARGEST_ZSTD_WINDOW_LOG = 27;

  /// Wraps an input so that it gives decompressed bytes; several members or frames in a row are
  /// read as one.
  ///
  /// @throws UnsatisfiedLinkError when this machine cannot load the zstd library
  static InputStream remove(InputStream raw) throws IOException {
    var input = new PushbackInputStream(raw, MAGIC_LENGTH);
    byte[] start = input.readNBytes(MAGIC_LENGTH);
    input.unread(start);
    return switch (of(start)) {
      case NONE -> input;
      case GZIP -> new DecompressedStream("gzip", new GZIPInputStream(input, READ_SIZE));
      case ZSTD -> {
        var stream = new ZstdInputStreamNoFinalizer(input);
        stream.setLongMax(LARGEST_ZSTD_WINDOW_LOG);
        yield new DecompressedStream("zstd", stream);
      }
    };
  }

  /// @param start the first four bytes, or fewer where there are no more
  static Compression of(byte[] start) {
    if (start.length >= 2 && u8(start, 0) == 0x1f && u8(start, 1) == 0x8b) {
      return GZIP; // RFC 1952 2.3.1
    }
    if (start.length < MAGIC_LENGTH) {
      return NONE;
    }
    int magic = u8(start, 0) | u8(start, 1) << 8 | u8(start, 2) << 16 | u8(start, 3) << 24;
    // RFC 8878 3.1.1 and 3.1.2: a frame, or a skippable frame before it
    return magic == 0xfd2fb528 || (magic & 0xffff_fff0) == 0x184d2a50 ? ZSTD : NONE;
  }

  private static int u8(byte[] bytes, int index) {
    return bytes[index] & 0xff;
  }
}
