// SPDX-License-Identifier: Apache-2.0
package dev.teardown.evidence;

/// A number of bytes that prints as people write it: "1 byte", "5,000 bytes".
public record Bytes(long count) {

  @Override
  public String toString() {
    return count == 1 ? "1 byte" : Thousands.of(count) + " bytes";
  }
}
