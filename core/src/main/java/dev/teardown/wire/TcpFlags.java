// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// The control bits of a TCP header (RFC 9293 3.1), as masks of [TcpSegmentView#flags()].
public final class TcpFlags {

  public static final int FIN = 0x01;
  public static final int SYN = 0x02;
  public static final int RST = 0x04;
  public static final int PSH = 0x08;
  public static final int ACK = 0x10;
  public static final int URG = 0x20;
  public static final int ECE = 0x40;
  public static final int CWR = 0x80;
  public static final int AE = 0x100;

  private static final String[] NAMES = {
    "FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"
  };

  private TcpFlags() {}

  /// The names of the set bits, in the order in which people say them: "SYN,ACK", "RST", "none".
  public static String text(int flags) {
    var text = new StringBuilder();
    for (int bit : new int[] {1, 0, 2, 3, 4, 5, 6, 7, 8}) {
      if ((flags >> bit & 1) != 0) {
        text.append(text.isEmpty() ? "" : ",").append(NAMES[bit]);
      }
    }
    return text.isEmpty() ? "none" : text.toString();
  }
}
