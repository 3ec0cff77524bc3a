// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable.impairment;

/// Checks that a number is a probability.
final class Probability {

  private Probability() {}

  static double of(double value) {
    if (value >= 0 && value <= 1) {
      return value;
    }
    throw new IllegalArgumentException("a probability is from 0 to 1, not " + value);
  }
}
