// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.script;

/// A run of characters without white space, and where it stands.
public record Word(String text, Position position) {

  public boolean is(String other) {
    return text.equals(other);
  }
}
