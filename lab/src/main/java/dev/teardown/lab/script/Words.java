// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.script;

import dev.teardown.report.CloseMatches;
import java.util.List;

/// The words of one line, read from left to right. A word that does not fit ends the reading with a
/// [ScriptException] that says what was expected at its place.
public final class Words {

  private final List<Word> words;
  private final String line;
  private final Position end;
  private int next;

  /// @param line the line as it was written, without its comment
  /// @param end where a missing word would stand
  Words(List<Word> words, String line, Position end) {
    this.words = List.copyOf(words);
    this.line = line;
    this.end = end;
  }

  public boolean hasNext() {
    return next < words.size();
  }

  /// Where the next word stands, or would stand.
  public Position position() {
    return hasNext() ? words.get(next).position() : end;
  }

  /// Whether the next word is this one; it stays the next.
  public boolean sees(String text) {
    return hasNext() && words.get(next).is(text);
  }

  /// Whether the next word begins so; it stays the next.
  public boolean seesPrefix(String prefix) {
    return hasNext() && words.get(next).text().startsWith(prefix);
  }

  /// Whether the next word begins with a digit; it stays the next.
  public boolean seesDigit() {
    return hasNext() && Character.isDigit(words.get(next).text().charAt(0));
  }

  /// Takes the next word if it is this one.
  public boolean takes(String text) {
    boolean isNext = sees(text);
    if (isNext) {
      next++;
    }
    return isNext;
  }

  /// Takes the next word, whatever it is.
  ///
  /// @param expected what it should be, such as "a size": for the message
  public Word take(String expected) throws ScriptException {
    if (!hasNext()) {
      throw new ScriptException(end, "expected " + expected + " here, but the line ends");
    }
    return words.get(next++);
  }

  /// Takes the next word, which must be this one.
  public void expect(String text) throws ScriptException {
    var word = take("'" + text + "'");
    if (!word.is(text)) {
      throw unexpected(word, "'" + text + "'", List.of(text));
    }
  }

  /// Takes the next word, which must be one of these.
  public String takeOneOf(String expected, List<String> known) throws ScriptException {
    var word = take(expected);
    if (!known.contains(word.text())) {
      throw unexpected(word, expected, known);
    }
    return word.text();
  }

  /// The rest of the line as it was written.
  public String rest() {
    var text = hasNext() ? line.substring(words.get(next).position().column() - 1) : "";
    next = words.size();
    return text;
  }

  /// Everything that was written from some word to the one before the next.
  public String since(Position start) {
    int last = next == 0 ? start.column() - 1 : endOf(words.get(next - 1));
    return line.substring(start.column() - 1, Math.max(last, start.column() - 1));
  }

  private static int endOf(Word word) {
    return word.position().column() - 1 + word.text().length();
  }

  /// The line as it was written, without its comment.
  public String line() {
    return line;
  }

  public void expectEnd() throws ScriptException {
    if (hasNext()) {
      var word = words.get(next);
      throw new ScriptException(
          word.position(), "expected the end of the line, not '" + word.text() + "'");
    }
  }

  /// The complaint about a word where something else was expected, with what may have been meant.
  public static ScriptException unexpected(Word word, String expected, List<String> known) {
    var hint = CloseMatches.hint(word.text(), known);
    var choices = hint.isEmpty() && known.size() > 1 ? ": " + String.join(", ", known) : "";
    return new ScriptException(
        word.position(), "expected " + expected + choices + ", not '" + word.text() + "'" + hint);
  }
}
