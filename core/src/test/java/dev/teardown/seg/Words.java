// SPDX-License-Identifier: Apache-2.0
package dev.teardown.seg;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// One line of a script as words, read from left to right. A word is `<…>` with anything inside,
/// `"…"`, or what stands between blanks; `#` starts a comment.
final class Words {

  private static final Pattern WORD = Pattern.compile("<[^>]*>|\"[^\"]*\"|[^\\s#][^\\s]*|#.*");

  private record Word(String text, int column) {}

  private final int line;
  private final String source;
  private final List<Word> words = new ArrayList<>();
  private int next;

  Words(int line, String source) {
    this.line = line;
    this.source = source;
    var matcher = WORD.matcher(source);
    while (matcher.find() && !matcher.group().startsWith("#")) {
      words.add(new Word(matcher.group(), matcher.start() + 1));
    }
  }

  int line() {
    return line;
  }

  String source() {
    return source.strip();
  }

  boolean hasNext() {
    return next < words.size();
  }

  /// The coming word, or "" at the end of the line.
  String peek() {
    return hasNext() ? words.get(next).text : "";
  }

  /// The coming word; at the end of the line a mistake.
  String next(String what) {
    if (!hasNext()) {
      throw wrong(what + " is missing");
    }
    return words.get(next++).text;
  }

  /// Steps over the coming word if it is the one.
  boolean accept(String word) {
    boolean there = hasNext() && peek().equals(word);
    next += there ? 1 : 0;
    return there;
  }

  void require(String word) {
    if (!accept(word)) {
      throw wrong("'" + word + "' expected, not '" + peek() + "'");
    }
  }

  int integer(String what) {
    return integerOf(next(what), what);
  }

  /// A decimal number, or a hexadecimal one with 0x, as 32 bits.
  int integerOf(String text, String what) {
    try {
      return (int) (long) Long.decode(text.matches("0\\d+") ? text.substring(1) : text);
    } catch (NumberFormatException _) {
      throw wrongBefore(what + " is no number: '" + text + "'");
    }
  }

  /// Seconds with a fraction, as nanoseconds.
  long nanos(String text) {
    try {
      return new BigDecimal(text).movePointRight(9).longValueExact();
    } catch (ArithmeticException | NumberFormatException _) {
      throw wrongBefore("no time in seconds: '" + text + "'");
    }
  }

  /// The text of a quoted word.
  String quoted(String what) {
    String word = next(what);
    if (word.length() < 2 || !word.startsWith("\"")) {
      throw wrongBefore(what + " must stand in quotes, not '" + word + "'");
    }
    return word.substring(1, word.length() - 1);
  }

  void end() {
    if (hasNext()) {
      throw wrong("not understood: '" + peek() + "'");
    }
  }

  /// A mistake at the coming word.
  SegSyntaxException wrong(String what) {
    return at(next, what);
  }

  /// A mistake at the word just read.
  SegSyntaxException wrongBefore(String what) {
    return at(next - 1, what);
  }

  private SegSyntaxException at(int index, String what) {
    int column = index < words.size() ? words.get(index).column : source.length() + 1;
    return new SegSyntaxException(line, column, what + " in: " + source());
  }
}
