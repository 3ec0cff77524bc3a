// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

/// The two directions of a cable. Which end is near is the caller's choice.
public enum Way {
  TO_FAR,
  TO_NEAR;

  public Way back() {
    return this == TO_FAR ? TO_NEAR : TO_FAR;
  }
}
