// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// An IPv4 or IPv6 address as 128 bits; IPv4 is held in its IPv4-mapped form (RFC 4291 2.5.5.2), so
/// that one pair of longs serves both.
///
/// Sorts as numbers. That also keeps hash maps fast whose keys a sender made to collide.
///
/// @param high the first eight bytes
/// @param low the last eight bytes
public record IpAddress(long high, long low) implements Comparable<IpAddress> {

  private static final long MAPPED = 0x0000_ffff_0000_0000L;

  /// The low half of an IPv4 address in mapped form; its high half is 0.
  public static long mappedLow(int v4) {
    return MAPPED | (v4 & 0xffff_ffffL);
  }

  public static IpAddress v4(int address) {
    return new IpAddress(0, mappedLow(address));
  }

  public static boolean isV4(long high, long low) {
    return high == 0 && low >>> 32 == 0xffffL;
  }

  public boolean isV4() {
    return isV4(high, low);
  }

  @Override
  public int compareTo(IpAddress other) {
    int first = Long.compareUnsigned(high, other.high);
    return first != 0 ? first : Long.compareUnsigned(low, other.low);
  }

  /// Dotted quad, or the canonical text of RFC 5952.
  @Override
  public String toString() {
    return isV4() ? v4Text((int) low) : v6Text();
  }

  private static String v4Text(int a) {
    return (a >>> 24) + "." + (a >>> 16 & 0xff) + "." + (a >>> 8 & 0xff) + "." + (a & 0xff);
  }

  /// RFC 5952 4.2: the longest run of two or more zero groups becomes "::", the first of equals.
  private String v6Text() {
    int bestStart = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; ) {
      int start = i;
      while (i < 8 && group(i) == 0) {
        i++;
      }
      if (i - start > bestLength) {
        bestStart = start;
        bestLength = i - start;
      }
      i = Math.max(i, start + 1);
    }
    var text = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == bestStart) {
        text.append("::");
        i += bestLength - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(group(i)));
      }
    }
    return text.toString();
  }

  private int group(int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> 48 - (index & 3) * 16) & 0xffff;
  }
}
