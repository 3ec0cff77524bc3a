// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.Thousands;

/// A number of things that prints itself with the right form of their name: "1 probe", "5,000
/// probes". Bytes are `Bytes`.
record Count(long number, String thing) {

  /// "once", "twice", "3 times".
  static String times(long number) {
    if (number == 1) {
      return "once";
    }
    return number == 2 ? "twice" : Thousands.of(number) + " times";
  }

  @Override
  public String toString() {
    return Thousands.of(number) + " " + thing + (number == 1 ? "" : "s");
  }
}
