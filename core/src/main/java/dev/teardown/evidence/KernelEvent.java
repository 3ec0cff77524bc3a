// SPDX-License-Identifier: Apache-2.0
package dev.teardown.evidence;

import java.util.Optional;

/// Something that a kernel says of one of its sockets, or of a process, as its tracepoints tell it.
///
/// What they mean and where they mislead was measured on Linux 6.18: a kernel's word is read by
/// `diagnosis.kernel`, and nowhere else.
public sealed interface KernelEvent {

  /// When, in nanoseconds since 1970.
  long timeNanos();

  /// The process in whose context it happened, or 0 where that says nothing: in a soft interrupt
  /// the kernel works for whoever happened to run.
  int process();

  /// sock:inet_sock_set_state. TIME_WAIT never appears: a socket that enters it is freed, and shows
  /// as CLOSE.
  ///
  /// @param socket the kernel's address of it: joins events until it is used again
  record StateChanged(
      long timeNanos, int process, long socket, SocketId id, TcpState from, TcpState to)
      implements KernelEvent {}

  /// tcp:tcp_send_reset, written after the packet has left.
  ///
  /// @param socket 0 where no socket was left
  /// @param state of the socket; empty where there is none
  /// @param reason the kernel's name of it, without SK_RST_REASON_: "TCP_ABORT_ON_CLOSE"
  /// @param isReply whether it answers a segment
  record ResetSent(
      long timeNanos,
      int process,
      long socket,
      SocketId id,
      Optional<TcpState> state,
      String reason,
      boolean isReply)
      implements KernelEvent {}

  /// tcp:tcp_receive_reset: an obeyed reset, or one that the kernel only dealt to itself.
  record ResetReceived(long timeNanos, int process, long socket, long cookie, SocketId id)
      implements KernelEvent {}

  /// sock:inet_sk_error_report: the error that the application will get.
  record SocketError(long timeNanos, int process, SocketId id, Errno error)
      implements KernelEvent {}

  /// tcp:tcp_retransmit_skb.
  ///
  /// @param error 0, or the negated number of what kept it from being sent
  record Retransmitted(long timeNanos, int process, long socket, SocketId id, int error)
      implements KernelEvent {}

  /// tcp:tcp_destroy_sock: the socket object goes, which is not always when its descriptor is
  /// closed.
  record SocketDestroyed(long timeNanos, int process, long socket, long cookie, SocketId id)
      implements KernelEvent {}

  /// signal:signal_generate, of the signals that end processes.
  ///
  /// @param process who sent it
  /// @param target whom it is for
  record SignalSent(long timeNanos, int process, int target, int signal) implements KernelEvent {}

  /// sched:sched_process_exit, of the last thread of a process; its descriptors are closed only
  /// afterwards, in the same context.
  record ProcessExited(long timeNanos, int process, String name) implements KernelEvent {}
}
