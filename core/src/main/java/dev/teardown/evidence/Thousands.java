// SPDX-License-Identifier: Apache-2.0
package dev.teardown.evidence;

/// Whole numbers as people read them: "1,234,567". A formatter would do it too, and cost tens of
/// milliseconds at first use.
public final class Thousands {

  private Thousands() {}

  public static String of(long number) {
    var text = new StringBuilder().append(number);
    int first = number < 0 ? 1 : 0;
    for (int at = text.length() - 3; at > first; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }
}
