// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.cable.Impairment;
import dev.teardown.lab.cable.PacketView;
import dev.teardown.lab.cable.Unreachable;
import dev.teardown.lab.cable.VirtualCable;
import dev.teardown.lab.cable.impairment.Cut;
import dev.teardown.lab.cable.impairment.Delay;
import dev.teardown.lab.cable.impairment.DropMatching;
import dev.teardown.lab.cable.impairment.Hold;
import dev.teardown.lab.cable.impairment.IcmpReply;
import dev.teardown.lab.cable.impairment.Jitter;
import dev.teardown.lab.cable.impairment.Loss;
import dev.teardown.lab.scenario.CableChange;
import dev.teardown.lab.scenario.Host;
import dev.teardown.lab.scenario.SegmentKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Does to a cable what a scenario says.
final class CableControl {

  private static final int CONTROL =
      PacketView.SYN | PacketView.FIN | PacketView.RST | PacketView.ACK;

  /// What a replug takes away: whatever kept packets from passing.
  private static final List<Class<? extends Impairment>> OBSTACLES =
      List.of(Cut.class, DropMatching.class, Loss.class, IcmpReply.class, Hold.class);

  private CableControl() {}

  static void apply(CableChange change, VirtualCable cable) {
    switch (change) {
      case CableChange.Cut cut -> put(cable, cut.from(), Cut::new);
      case CableChange.Replug _ -> OBSTACLES.forEach(cable::removeBoth);
      case CableChange.Delay delay -> delay(cable, delay);
      case CableChange.Loss loss -> put(cable, loss.from(), () -> new Loss(loss.percent() / 100));
      case CableChange.Drop drop ->
          put(cable, drop.from(), () -> DropMatching.all(matching(drop.kind())));
      case CableChange.Hold hold -> put(cable, hold.from(), Hold::new);
      case CableChange.Release _ -> cable.removeBoth(Hold.class);
      case CableChange.Icmp icmp ->
          put(cable, Optional.of(icmp.from()), () -> new IcmpReply(unreachable(icmp.reason())));
    }
  }

  private static void put(
      VirtualCable cable, Optional<Host> from, Supplier<? extends Impairment> impairment) {
    for (var way : Wire.from(from)) {
      cable.put(way, impairment.get());
    }
  }

  private static void delay(VirtualCable cable, CableChange.Delay delay) {
    put(cable, delay.from(), () -> new Delay(delay.delay()));
    if (!delay.jitter().isZero()) {
      put(cable, delay.from(), () -> new Jitter(delay.jitter()));
    }
  }

  private static Unreachable unreachable(String reason) {
    return switch (reason) {
      case "net-unreachable" -> Unreachable.NETWORK;
      case "host-unreachable" -> Unreachable.HOST;
      case "port-unreachable" -> Unreachable.PORT;
      case "admin-prohibited" -> Unreachable.ADMINISTRATIVELY;
      default -> throw new IllegalArgumentException(reason);
    };
  }

  private static Predicate<PacketView> matching(SegmentKind kind) {
    return switch (kind) {
      case SYN -> exactly(PacketView.SYN);
      case SYN_ACK -> exactly(PacketView.SYN | PacketView.ACK);
      case FIN -> DropMatching.flags(PacketView.FIN);
      case RST -> DropMatching.flags(PacketView.RST);
      case RST_ACK -> exactly(PacketView.RST | PacketView.ACK);
      case RST_ALONE -> exactly(PacketView.RST);
      case DATA -> DropMatching.data();
      case ACK -> exactly(PacketView.ACK).and(packet -> packet.payloadLength() == 0);
    };
  }

  private static Predicate<PacketView> exactly(int flags) {
    return packet -> (packet.tcpFlags() & CONTROL) == flags;
  }
}
