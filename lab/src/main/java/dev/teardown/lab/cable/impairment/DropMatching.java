// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable.impairment;

import dev.teardown.lab.cable.Impairment;
import dev.teardown.lab.cable.PacketView;
import dev.teardown.lab.cable.Passage;
import java.util.function.Predicate;

/// Loses the packets that match, all of them or the first few.
public final class DropMatching implements Impairment {

  private final Predicate<PacketView> match;
  private long left;

  private DropMatching(Predicate<PacketView> match, long left) {
    this.match = match;
    this.left = left;
  }

  public static DropMatching all(Predicate<PacketView> match) {
    return new DropMatching(match, Long.MAX_VALUE);
  }

  /// Only the first so many.
  public static DropMatching first(long count, Predicate<PacketView> match) {
    return new DropMatching(match, count);
  }

  /// Segments with one of these flags: `PacketView.RST | PacketView.FIN`.
  public static Predicate<PacketView> flags(int any) {
    return packet -> (packet.tcpFlags() & any) != 0;
  }

  /// Segments with data.
  public static Predicate<PacketView> data() {
    return packet -> packet.payloadLength() > 0;
  }

  @Override
  public void enter(Passage passage) {
    if (left > 0 && match.test(passage.packet())) {
      left--;
      passage.drop("match");
    }
  }
}
