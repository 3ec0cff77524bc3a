// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.Thousands;

/// A number of things that prints itself with the right form of their name: "1 byte", "5,000
/// bytes".
record Count(long number, String thing) {

  static Count bytes(long number) {
    return new Count(number, "byte");
  }

  /// "once", "twice", "3 times".
  static String times(long number) {
    if (number == 1) {
      return "once";
    }
    return number == 2 ? "twice" : number + " times";
  }

  @Override
  public String toString() {
    return Thousands.of(number) + " " + thing + (number == 1 ? "" : "s");
  }
}
