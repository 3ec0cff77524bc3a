// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.link;

/// An Ethernet address.
///
/// @param value its six bytes, the first the highest
public record MacAddress(long value) {

  private static final long LOCALLY_ADMINISTERED = 0x0200_0000_0000L;

  public MacAddress {
    if (value >>> 48 != 0) {
      throw new IllegalArgumentException("no Ethernet address: " + Long.toHexString(value));
    }
  }

  /// One of those that everyone may use on a network of their own: 02:00:00:00:00:01 for 1.
  public static MacAddress local(int number) {
    return new MacAddress(LOCALLY_ADMINISTERED | (number & 0xffff_ffffL));
  }

  byte[] bytes() {
    var bytes = new byte[6];
    for (int i = 0; i < 6; i++) {
      bytes[i] = (byte) (value >>> 40 - 8 * i);
    }
    return bytes;
  }

  @Override
  public String toString() {
    var text = new StringBuilder(17);
    for (int shift = 40; shift >= 0; shift -= 8) {
      int octet = (int) (value >>> shift) & 0xff;
      text.append(octet < 16 ? "0" : "").append(Integer.toHexString(octet));
      text.append(shift == 0 ? "" : ":");
    }
    return text.toString();
  }
}
