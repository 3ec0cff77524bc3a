// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli.selection;

/// Numbers as users write them, within bounds.
final class Numbers {

  private Numbers() {}

  /// @param what the number is, for the message
  static int upTo(int most, String text, String what) throws SelectionException {
    int value = 0;
    boolean isNumber = !text.isEmpty() && text.length() <= 9;
    for (int i = 0; isNumber && i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      isNumber = digit >= 0 && digit <= 9;
      value = value * 10 + digit;
    }
    if (isNumber && value <= most) {
      return value;
    }
    throw new SelectionException("'" + text + "' is not " + what + " from 0 to " + most);
  }
}
