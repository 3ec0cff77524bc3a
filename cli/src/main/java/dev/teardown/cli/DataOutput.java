// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import java.io.IOException;
import java.io.OutputStream;

/// Standard output for data. A failure to write ends the work at once, as [Failed], whatever
/// library is writing; what is written after that goes nowhere.
final class DataOutput extends OutputStream {

  private static final int BUFFER = 64 * 1024;

  /// Standard output cannot take what we have.
  static final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1;

    Failed(IOException cause) {
      super(cause.getMessage(), cause);
    }

    /// Whether the reader went away, as `head` does when it has seen enough. Java gives only the
    /// text of EPIPE.
    boolean isClosedPipe() {
      return "Broken pipe".equals(getMessage());
    }
  }

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER];
  private int length;
  private boolean hasFailed;

  DataOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int value) {
    if (length == BUFFER) {
      passOn();
    }
    buffer[length++] = (byte) value;
  }

  @Override
  public void write(byte[] bytes, int offset, int count) {
    if (count > BUFFER - length) {
      passOn();
    }
    if (count > BUFFER) {
      passOn(bytes, offset, count);
      return;
    }
    System.arraycopy(bytes, offset, buffer, length, count);
    length += count;
  }

  private void passOn() {
    int pending = length;
    length = 0;
    passOn(buffer, 0, pending);
  }

  private void passOn(byte[] bytes, int offset, int count) {
    if (count == 0 || hasFailed) {
      return;
    }
    try {
      out.write(bytes, offset, count);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Failed failed(IOException why) {
    hasFailed = true;
    return new Failed(why);
  }

  @Override
  public void flush() {
    passOn();
    if (hasFailed) {
      return;
    }
    try {
      out.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
