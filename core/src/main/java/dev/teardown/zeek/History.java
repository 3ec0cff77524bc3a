// SPDX-License-Identifier: Apache-2.0
package dev.teardown.zeek;

/// The column history: a letter for each thing that happened, upper case for the originator.
final class History {

  private final StringBuilder text = new StringBuilder(12);

  /// The originator was found by a guess, not by who spoke first.
  void flipped() {
    text.insert(0, '^');
  }

  void add(char letter, boolean ofOriginator) {
    text.append(ofOriginator ? Character.toUpperCase(letter) : letter);
  }

  /// Adds the letter the first time, the tenth, the hundredth and so on.
  ///
  /// @param count how often it has happened, this time included
  void addScaled(char letter, boolean ofOriginator, long count) {
    long rest = count;
    while (rest % 10 == 0) {
      rest /= 10;
    }
    if (rest == 1) {
      add(letter, ofOriginator);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
