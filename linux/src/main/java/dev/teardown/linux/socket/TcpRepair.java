// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

/// Repair mode (TCP_REPAIR): the socket can be read out and changed behind its peer's back. Closed
/// in this mode it vanishes without FIN or reset, as if its host had crashed. Needs CAP_NET_ADMIN
/// in the user namespace that owns the socket's network namespace.
///
/// @param options of the socket
public record TcpRepair(SocketOptions options) {

  /// Whose sequence numbers (linux/tcp.h TCP_RECV_QUEUE, TCP_SEND_QUEUE).
  public enum Queue {
    RECEIVE(1),
    SEND(2);

    private final int number;

    Queue(int number) {
      this.number = number;
    }
  }

  private static final int ON = 1;

  /// Off, without the window probe that plain off (0) sends.
  private static final int OFF_NO_PROBE = -1;

  public CallResult enter() {
    return options.set(IntOption.TCP_REPAIR, ON);
  }

  /// Leaves it silently.
  public CallResult leave() {
    return options.set(IntOption.TCP_REPAIR, OFF_NO_PROBE);
  }

  /// The next sequence number of a queue, 0 to 2^32-1: what the next byte sent or received has.
  public CallResult sequence(Queue queue) {
    CallResult chosen = options.set(IntOption.TCP_REPAIR_QUEUE, queue.number);
    if (chosen.failed()) {
      return chosen;
    }
    CallResult read = options.get(IntOption.TCP_QUEUE_SEQ);
    return read.failed() ? read : new CallResult(read.value() & 0xffff_ffffL, 0);
  }

  /// Sets it; the kernel permits that only before the connection is there.
  public CallResult sequence(Queue queue, int next) {
    CallResult chosen = options.set(IntOption.TCP_REPAIR_QUEUE, queue.number);
    return chosen.failed() ? chosen : options.set(IntOption.TCP_QUEUE_SEQ, next);
  }
}
