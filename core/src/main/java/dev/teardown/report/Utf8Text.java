// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Text on its way to a byte stream: appends, pads, and passes on what has piled up.
///
/// A plain builder instead of a formatter: `String.format` costs tens of milliseconds at first use.
public final class Utf8Text {

  private static final int FLUSH_AT = 16 * 1024;

  private final OutputStream out;
  private final StringBuilder pending = new StringBuilder(FLUSH_AT + 1024);

  /// @param out flushed by [#flush()], never closed here
  public Utf8Text(OutputStream out) {
    this.out = out;
  }

  public Utf8Text add(String text) {
    pending.append(text);
    return this;
  }

  public Utf8Text add(char character) {
    pending.append(character);
    return this;
  }

  public Utf8Text add(long number) {
    pending.append(number);
    return this;
  }

  public Utf8Text spaces(int count) {
    pending.repeat(' ', Math.max(count, 0));
    return this;
  }

  /// Adds a text at the left of a column of at least `width` characters.
  public Utf8Text left(String text, int width) {
    return add(text).spaces(width - text.length());
  }

  /// Adds a text at the right of a column of at least `width` characters.
  public Utf8Text right(String text, int width) {
    return spaces(width - text.length()).add(text);
  }

  /// Ends the line, without spaces at its end, and passes text on when enough has piled up.
  public Utf8Text line() {
    int length = pending.length();
    while (length > 0 && pending.charAt(length - 1) == ' ') {
      length--;
    }
    pending.setLength(length);
    pending.append('\n');
    if (length >= FLUSH_AT) {
      passOn();
    }
    return this;
  }

  private void passOn() {
    try {
      out.write(pending.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pending.setLength(0);
  }

  /// Passes everything on.
  public void flush() {
    passOn();
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
