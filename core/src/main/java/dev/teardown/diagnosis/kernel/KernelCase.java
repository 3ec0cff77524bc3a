// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.kernel;

import dev.teardown.diagnosis.Actor;
import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Endpoint;
import dev.teardown.evidence.Errno;
import dev.teardown.evidence.Evidence;
import dev.teardown.evidence.KernelEvent;
import dev.teardown.evidence.KernelEvent.ProcessExited;
import dev.teardown.evidence.KernelEvent.SignalSent;
import dev.teardown.evidence.KernelEvent.SocketError;
import dev.teardown.evidence.KernelEvent.StateChanged;
import dev.teardown.evidence.KernelWitness.Told;
import dev.teardown.evidence.TcpState;
import dev.teardown.flow.Flow;
import dev.teardown.flow.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One connection and what its kernels said, with the questions that several rules ask.
record KernelCase(CaseFile caseFile) {

  /// Events of one cause come within this: the kernel writes them one after the other.
  static final long TOGETHER_NANOS = 20_000_000;

  /// How long a killed process may take to be gone.
  private static final long DYING_NANOS = 2_000_000_000L;

  private static final int SIGKILL = 9;

  Flow flow() {
    return caseFile.flow();
  }

  List<Told> told() {
    return caseFile.witness().told();
  }

  Endpoint who(Side side) {
    return new Endpoint(flow().half(side));
  }

  <E extends KernelEvent> Stream<E> of(Side side, Class<E> kind) {
    return told().stream()
        .filter(each -> each.side() == side && kind.isInstance(each.event()))
        .map(each -> kind.cast(each.event()));
  }

  /// Whether a side's application was given this error near a moment.
  boolean hasError(Side side, Errno error, long nearNanos) {
    return of(side, SocketError.class)
        .anyMatch(it -> it.error().equals(error) && isNear(it.timeNanos(), nearNanos));
  }

  static boolean isNear(long nanos, long otherNanos) {
    return Math.abs(nanos - otherNanos) <= TOGETHER_NANOS;
  }

  /// Whether a side's listener was closed just before a moment.
  boolean listenerClosed(Side side, long beforeNanos) {
    return of(side, StateChanged.class)
        .anyMatch(it ->
            it.from() == TcpState.LISTEN
                && it.to() == TcpState.CLOSE
                && isNear(it.timeNanos(), beforeNanos));
  }

  /// What made a side act at a moment, by the process in whose context the kernel worked.
  Actor actor(Side side, int process, long atNanos) {
    if (process == 0) {
      return Actor.KERNEL;
    }
    if (exit(side, process, atNanos).isEmpty()) {
      return isOwner(side, process) ? Actor.APPLICATION : Actor.ADMINISTRATOR;
    }
    return kill(side, process, atNanos).isPresent() ? Actor.PROCESS_KILLED : Actor.PROCESS_EXIT;
  }

  /// Processes that opened a side's socket or made it wait: where none is known, any may own it.
  private boolean isOwner(Side side, int process) {
    var owners =
        of(side, StateChanged.class)
            .filter(it -> it.process() != 0 && it.to() == TcpState.SYN_SENT)
            .map(KernelEvent::process)
            .toList();
    return owners.isEmpty() || owners.contains(process);
  }

  private Optional<ProcessExited> exit(Side side, int process, long atNanos) {
    return of(side, ProcessExited.class)
        .filter(it -> it.process() == process && isNear(it.timeNanos(), atNanos))
        .findFirst();
  }

  private Optional<SignalSent> kill(Side side, int process, long atNanos) {
    return of(side, SignalSent.class)
        .filter(it -> it.target() == process && it.signal() == SIGKILL)
        .filter(it -> it.timeNanos() <= atNanos && atNanos - it.timeNanos() < DYING_NANOS)
        .findFirst();
  }

  /// Who acted, as evidence; nothing where the kernel acted by itself.
  List<Evidence> deed(Side side, int process, long atNanos) {
    var facts = new ArrayList<Evidence>();
    kill(side, process, atNanos)
        .ifPresent(it ->
            facts.add(
                Evidence.process(
                    it.timeNanos(),
                    "process %d is killed (SIGKILL), by process %d",
                    process,
                    it.process())));
    exit(side, process, atNanos)
        .ifPresent(it ->
            facts.add(
                Evidence.process(
                    it.timeNanos(),
                    "process %d (%s) ends; its kernel closes what it left open",
                    process,
                    it.name())));
    if (process != 0 && facts.isEmpty()) {
      facts.add(Evidence.process(atNanos, "in the context of process %d", process));
    }
    return facts;
  }
}
