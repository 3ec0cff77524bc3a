// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable.impairment;

import dev.teardown.lab.cable.Impairment;
import dev.teardown.lab.cable.Passage;
import dev.teardown.lab.cable.Unreachable;

/// A stretch of the path that takes no larger packets: they are dropped, in silence (a black hole)
/// or with the router's word (RFC 1191, RFC 8201). It does not cut packets in pieces.
public final class Mtu implements Impairment {

  /// Least MTU of an IPv4 network (RFC 791 3.2).
  private static final int LEAST = 68;

  private final int bytes;
  private final boolean tells;

  /// @param tells whether the sender is told the MTU by ICMP
  public Mtu(int bytes, boolean tells) {
    if (bytes < LEAST) {
      throw new IllegalArgumentException("an MTU is at least " + LEAST + ": " + bytes);
    }
    this.bytes = bytes;
    this.tells = tells;
  }

  @Override
  public void enter(Passage passage) {
    if (passage.packet().wireLength() <= bytes) {
      return;
    }
    passage.drop("mtu");
    if (tells && passage.packet().dontFragment()) {
      passage.reply(Unreachable.TOO_BIG, bytes);
    }
  }
}
