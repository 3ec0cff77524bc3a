// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

/// The TCP header's control bits (RFC 9293 3.1).
final class Flags {

  static final int FIN = 0x01;
  static final int SYN = 0x02;
  static final int RST = 0x04;
  static final int PSH = 0x08;
  static final int ACK = 0x10;

  private Flags() {}
}
