// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// The ones' complement checksum of RFC 1071, written for tests apart from the product's own.
final class InternetChecksum {

  private InternetChecksum() {}

  static short of(byte[] bytes) {
    long sum = 0;
    for (int i = 0; i < bytes.length; i++) {
      int unsigned = bytes[i] & 0xff;
      sum += i % 2 == 0 ? unsigned * 256 : unsigned;
    }
    while (sum > 0xffff) {
      sum = sum / 0x10000 + sum % 0x10000;
    }
    return (short) (0xffff - sum);
  }
}
