// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.script;

/// A place in a text, as editors count: from 1.
public record Position(int line, int column) {

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
