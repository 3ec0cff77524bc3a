// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import java.util.ArrayList;
import java.util.List;

/// Finds what a user may have meant by a word that is none of those expected.
public final class CloseMatches {

  private CloseMatches() {}

  /// "; did you mean a, b?" with the words that are near enough, or "".
  public static String hint(String word, List<String> known) {
    var near = new ArrayList<String>();
    for (var candidate : known) {
      boolean contains = word.length() >= 3 && candidate.contains(word);
      if (contains || distance(word, candidate) <= Math.max(word.length() / 3, 1)) {
        near.add(candidate);
      }
    }
    return near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?";
  }

  /// Levenshtein's distance: insertions, deletions and replacements from one to the other.
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
