// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli.selection;

import java.util.ArrayList;
import java.util.List;

/// The words of a filter, each with the column where it starts, from 1.
final class FilterWords {

  private record Word(String text, int column) {}

  private final List<Word> words = new ArrayList<>();
  private final int endColumn;
  private int at;

  FilterWords(String text) {
    endColumn = text.length() + 1;
    for (int i = 0; i < text.length(); ) {
      int end = end(text, i);
      if (!Character.isWhitespace(text.charAt(i))) {
        words.add(new Word(text.substring(i, end), i + 1));
      }
      i = end;
    }
  }

  private static int end(String text, int from) {
    char first = text.charAt(from);
    if (Character.isWhitespace(first) || isSingle(first)) {
      return from + 1;
    }
    int end = from + 1;
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && !isSingle(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isSingle(char character) {
    return character == '(' || character == ')' || character == '!';
  }

  boolean atEnd() {
    return at == words.size();
  }

  boolean isNext(String word) {
    return !atEnd() && words.get(at).text().equals(word);
  }

  /// Passes over the word if it is the next one.
  boolean take(String word) {
    boolean isIt = isNext(word);
    at += isIt ? 1 : 0;
    return isIt;
  }

  String next() {
    return words.get(at++).text();
  }

  SelectionException unexpected(String wanted) {
    return error("expected " + wanted + (atEnd() ? "" : ", not '" + words.get(at).text() + "'"));
  }

  /// An error at the next word.
  SelectionException error(String what) {
    return at(atEnd() ? endColumn : words.get(at).column(), what);
  }

  /// An error at the word taken last.
  SelectionException errorAtLast(String what) {
    return at(words.get(at - 1).column(), what);
  }

  private static SelectionException at(int column, String what) {
    return new SelectionException("filter, column " + column + ": " + what);
  }
}
