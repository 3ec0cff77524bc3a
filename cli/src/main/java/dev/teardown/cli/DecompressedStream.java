// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A decompressor whose failures say in one line how far it came.
final class DecompressedStream extends FilterInputStream {

  private final String format;
  private long given;

  DecompressedStream(String format, InputStream decompressor) {
    super(decompressor);
    this.format = format;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      int count = super.read(into, offset, length);
      given += Math.max(count, 0);
      return count;
    } catch (EOFException e) {
      throw failure("the compressed data is cut off", e);
    } catch (IOException e) {
      throw failure(String.valueOf(e.getMessage()), e);
    }
  }

  private IOException failure(String why, IOException cause) {
    return new IOException(format + " gives no more after " + given + " bytes: " + why, cause);
  }
}
