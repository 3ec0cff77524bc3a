// SPDX-License-Identifier: Apache-2.0
package dev.teardown.evidence;

import dev.teardown.flow.Flow;
import dev.teardown.flow.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What kernels said of one connection, each event with the side whose kernel it was.
///
/// @param told in order of time; events of processes stand on the side of a process that was seen
///   to work on the connection's socket
/// @param heard the sides whose kernels were listened to: where one is missing, that nothing was
///   said means nothing
public record KernelWitness(List<Told> told, Set<Side> heard) {

  /// Nobody listened: a capture alone.
  public static final KernelWitness NONE = new KernelWitness(List.of(), Set.of());

  /// One event of one side's kernel.
  public record Told(Side side, KernelEvent event) {}

  public KernelWitness {
    told = List.copyOf(told);
    heard = Set.copyOf(heard);
  }

  public boolean isNone() {
    return heard.isEmpty();
  }

  /// Picks out what concerns a connection. Both kernels are taken to be the one that told: so it is
  /// in a laboratory, and where both ends are on one machine.
  ///
  /// Joins by addresses; a socket that the kernel has wiped by its local port and, where the event
  /// has it, by the kernel's address of it, which must have been seen on this connection before.
  ///
  /// @param events in order of time
  public static KernelWitness of(Flow flow, List<KernelEvent> events) {
    return new Join(flow).told(events);
  }

  /// Goes through the events once.
  private static final class Join {

    private final SocketId initiator;
    private final Map<Long, Side> sockets = new HashMap<>();
    private final Map<Integer, Side> processes = new HashMap<>();
    private final List<Told> told = new ArrayList<>();
    private final Set<Integer> exited = new HashSet<>();

    Join(Flow flow) {
      var near = flow.initiator();
      var far = flow.responder();
      initiator = new SocketId(near.address(), near.port(), far.address(), far.port());
    }

    KernelWitness told(List<KernelEvent> events) {
      for (var event : events) {
        var side = side(event);
        if (side != null) {
          note(side, event);
          told.add(new Told(side, event));
        }
      }
      for (var event : events) {
        addOfProcess(event);
      }
      told.sort(Comparator.comparingLong(each -> each.event().timeNanos()));
      return new KernelWitness(told, EnumSet.allOf(Side.class));
    }

    private @Nullable Side side(KernelEvent event) {
      return switch (event) {
        case KernelEvent.StateChanged it -> side(it.id(), it.socket());
        case KernelEvent.ResetSent it -> side(it.id(), it.socket());
        case KernelEvent.ResetReceived it -> side(it.id(), it.socket());
        case KernelEvent.SocketError it -> side(it.id(), 0);
        case KernelEvent.Retransmitted it -> side(it.id(), it.socket());
        case KernelEvent.SocketDestroyed it -> side(it.id(), it.socket());
        case KernelEvent.SignalSent _, KernelEvent.ProcessExited _ -> null;
      };
    }

    private @Nullable Side side(SocketId id, long socket) {
      if (id.equals(initiator)) {
        return Side.INITIATOR;
      }
      if (id.equals(initiator.reversed())) {
        return Side.RESPONDER;
      }
      if (id.hasRemote()) {
        return null;
      }
      var known = socket == 0 ? null : sockets.get(socket);
      return known != null ? known : byLocalPort(id.localPort());
    }

    private @Nullable Side byLocalPort(int port) {
      if (port == initiator.localPort()) {
        return Side.INITIATOR;
      }
      return port == initiator.remotePort() ? Side.RESPONDER : null;
    }

    private void note(Side side, KernelEvent event) {
      if (event instanceof KernelEvent.StateChanged it && it.id().hasRemote()) {
        sockets.put(it.socket(), side);
      }
      if (event.process() != 0) {
        processes.put(event.process(), side);
      }
    }

    private void addOfProcess(KernelEvent event) {
      if (event instanceof KernelEvent.SignalSent it && processes.containsKey(it.target())) {
        told.add(new Told(processes.getOrDefault(it.target(), Side.INITIATOR), it));
      } else if (event instanceof KernelEvent.ProcessExited it
          && processes.containsKey(it.process())
          && exited.add(it.process())) {
        told.add(new Told(processes.getOrDefault(it.process(), Side.INITIATOR), it));
      }
    }
  }
}
