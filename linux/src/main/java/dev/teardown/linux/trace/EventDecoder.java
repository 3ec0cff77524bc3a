// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.trace;

import dev.teardown.evidence.Errno;
import dev.teardown.evidence.KernelEvent;
import dev.teardown.evidence.SocketId;
import dev.teardown.evidence.TcpState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes values of records. An event is added here, in [#EVENTS], and in [KernelEvent].
final class EventDecoder {

  /// Those that are asked for, with the kernel's filter for each; "" for none.
  static final List<Wanted> EVENTS =
      List.of(
          new Wanted("sock/inet_sock_set_state", "protocol == 6"),
          new Wanted("sock/inet_sk_error_report", "protocol == 6"),
          new Wanted("tcp/tcp_send_reset", ""),
          new Wanted("tcp/tcp_receive_reset", ""),
          new Wanted("tcp/tcp_retransmit_skb", ""),
          new Wanted("tcp/tcp_destroy_sock", ""),
          new Wanted("signal/signal_generate", "sig == 9 || sig == 6 || sig == 11 || sig == 15"),
          new Wanted("sched/sched_process_exit", ""),
          new Wanted("task/task_newtask", ""));

  /// An event by its folder below `events`.
  record Wanted(String path, String filter) {}

  private final Threads threads;
  private final long offsetNanos;

  /// @param offsetNanos from the instance's clock to nanoseconds since 1970
  EventDecoder(Threads threads, long offsetNanos) {
    this.threads = threads;
    this.offsetNanos = offsetNanos;
  }

  /// The event of a record; empty for one that is only kept account of, or says nothing.
  Optional<KernelEvent> decode(TraceRecord record) {
    long time = record.timeNanos() + offsetNanos;
    int process = threads.process(record.thread());
    return Optional.ofNullable(
        switch (record.format().name()) {
          case "inet_sock_set_state" -> stateChanged(record, time, process);
          case "inet_sk_error_report" -> socketError(record, time, process);
          case "tcp_send_reset" -> resetSent(record, time, process);
          case "tcp_receive_reset" ->
              new KernelEvent.ResetReceived(
                  time, process, record.i64("skaddr"), record.i64("sock_cookie"), id(record));
          case "tcp_retransmit_skb" ->
              new KernelEvent.Retransmitted(
                  time, process, record.i64("skaddr"), id(record), record.i32("err"));
          case "tcp_destroy_sock" ->
              new KernelEvent.SocketDestroyed(
                  time, process, record.i64("skaddr"), record.i64("sock_cookie"), id(record));
          case "signal_generate" ->
              new KernelEvent.SignalSent(time, process, record.i32("pid"), record.i32("sig"));
          case "sched_process_exit" -> exited(record, time);
          case "task_newtask" -> {
            threads.started(record.i32("pid"), record.thread(), record.i64("clone_flags"));
            yield null;
          }
          default -> null;
        });
  }

  private static @Nullable KernelEvent stateChanged(TraceRecord record, long time, int process) {
    var from = TcpState.of(record.i32("oldstate"));
    var to = TcpState.of(record.i32("newstate"));
    return from.isPresent() && to.isPresent()
        ? new KernelEvent.StateChanged(
            time, process, record.i64("skaddr"), id(record), from.get(), to.get())
        : null;
  }

  /// Error 0 says that an earlier one was taken back.
  private static @Nullable KernelEvent socketError(TraceRecord record, long time, int process) {
    int error = record.i32("error");
    return error > 0
        ? new KernelEvent.SocketError(time, process, id(record), new Errno(error))
        : null;
  }

  private static KernelEvent resetSent(TraceRecord record, long time, int process) {
    var id =
        new SocketId(
            record.socketAddress("saddr"),
            record.socketPort("saddr"),
            record.socketAddress("daddr"),
            record.socketPort("daddr"));
    return new KernelEvent.ResetSent(
        time,
        process,
        record.i64("skaddr"),
        id,
        TcpState.of(record.i32("state")),
        record.symbol("reason"),
        record.i64("skbaddr") != 0);
  }

  private @Nullable KernelEvent exited(TraceRecord record, long time) {
    int process = threads.process(record.i32("pid"));
    return record.u8("group_dead") != 0
        ? new KernelEvent.ProcessExited(time, process, record.text("comm"))
        : null;
  }

  private static SocketId id(TraceRecord record) {
    return new SocketId(
        record.address("saddr"), record.u16("sport"), record.address("daddr"), record.u16("dport"));
  }
}
