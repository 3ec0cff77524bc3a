// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.script;

import java.util.ArrayList;
import java.util.List;

/// A text taken apart into lines of words. A word that begins with `#` begins a comment.
public final class Script {

  private Script() {}

  /// The lines that say something.
  public static List<Words> lines(String text) {
    var lines = new ArrayList<Words>();
    int number = 0;
    for (var line : text.lines().toList()) {
      var words = line(line, ++number);
      if (words.hasNext()) {
        lines.add(words);
      }
    }
    return lines;
  }

  /// One line; its words count from the given line number.
  public static Words line(String line, int number) {
    var words = new ArrayList<Word>();
    int end = 0;
    while (end < line.length()) {
      int start = end;
      while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
        start++;
      }
      if (start == line.length() || line.charAt(start) == '#') {
        break;
      }
      end = start;
      while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
        end++;
      }
      words.add(new Word(line.substring(start, end), new Position(number, start + 1)));
    }
    int written = words.isEmpty() ? 0 : end(words.getLast());
    return new Words(words, line.substring(0, written), new Position(number, written + 1));
  }

  private static int end(Word word) {
    return word.position().column() - 1 + word.text().length();
  }
}
