// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A text broken into lines at its spaces; a word longer than a line stays whole.
public record Wrapping(List<String> lines) {

  private static final int NARROWEST = 24;

  public Wrapping {
    lines = List.copyOf(lines);
  }

  /// @param width most characters of a line; below 24 it counts as 24
  public static Wrapping of(String text, int width) {
    int most = Math.max(width, NARROWEST);
    var lines = new ArrayList<String>();
    int start = 0;
    while (text.length() - start > most) {
      int end = text.lastIndexOf(' ', start + most);
      if (end <= start) {
        end = text.indexOf(' ', start + most);
      }
      if (end < 0) {
        break;
      }
      lines.add(text.substring(start, end));
      start = end + 1;
    }
    lines.add(text.substring(start));
    return new Wrapping(lines);
  }

  /// Gives out each line, and calls `between` before every one but the first.
  public void forEachLine(Consumer<String> line, Runnable between) {
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        between.run();
      }
      line.accept(lines.get(i));
    }
  }
}
