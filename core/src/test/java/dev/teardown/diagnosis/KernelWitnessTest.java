// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import static dev.teardown.diagnosis.Actor.ADMINISTRATOR;
import static dev.teardown.diagnosis.Actor.APPLICATION;
import static dev.teardown.diagnosis.Actor.KERNEL;
import static dev.teardown.diagnosis.Actor.NETWORK;
import static dev.teardown.diagnosis.Actor.PROCESS_EXIT;
import static dev.teardown.diagnosis.Actor.PROCESS_KILLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Errno;
import dev.teardown.evidence.KernelEvent;
import dev.teardown.evidence.KernelEvent.ProcessExited;
import dev.teardown.evidence.KernelEvent.ResetReceived;
import dev.teardown.evidence.KernelEvent.ResetSent;
import dev.teardown.evidence.KernelEvent.Retransmitted;
import dev.teardown.evidence.KernelEvent.SignalSent;
import dev.teardown.evidence.KernelEvent.SocketDestroyed;
import dev.teardown.evidence.KernelEvent.SocketError;
import dev.teardown.evidence.KernelEvent.StateChanged;
import dev.teardown.evidence.KernelWitness;
import dev.teardown.evidence.SocketId;
import dev.teardown.evidence.TcpState;
import dev.teardown.flow.Side;
import dev.teardown.wire.IpAddress;
import dev.teardown.wire.TcpFlags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What kernels say, as Linux 6.18 was seen to say it, and the verdicts that follow; each trap of
/// its tracepoints. The responder is the one that ends the connection.
class KernelWitnessTest {

  private static final IpAddress CLIENT = IpAddress.v4(0x0a000001);
  private static final IpAddress SERVER = IpAddress.v4(0x0a000002);
  private static final SocketId AT_SERVER = new SocketId(SERVER, 80, CLIENT, 40000);
  private static final SocketId AT_CLIENT = AT_SERVER.reversed();

  /// What is left of the server's socket once the kernel has disconnected it.
  private static final SocketId WIPED = new SocketId(IpAddress.v4(0), 80, IpAddress.v4(0), 0);

  /// What a reset for a listener bears.
  private static final SocketId OF_LISTENER = new SocketId(SERVER, 80, IpAddress.v4(0), 0);

  private static final long SOCKET = 0xffff_8880_1234_0000L;
  private static final long PEER = 0xffff_8880_5678_0000L;
  private static final int PROCESS = 77;
  private static final int NOBODY = 0;
  private static final long AT = 20_000_000;

  private static Verdict verdict(Cases packets, KernelEvent... events) {
    var seen = packets.caseFile();
    return judged(seen, KernelWitness.of(seen.flow(), List.of(events)));
  }

  private static Verdict judged(CaseFile seen, KernelWitness witness) {
    return new Diagnoser().judge(new CaseFile(seen.flow(), seen.surroundings(), witness));
  }

  /// The request arrived, the server never answered.
  private static Cases asked() {
    return Cases.established().initiator(TcpFlags.PSH | TcpFlags.ACK, 1, 1, 100);
  }

  private static Cases aborted() {
    return asked().responder(TcpFlags.RST | TcpFlags.ACK, 1, 101, 0);
  }

  private static ResetSent reset(String reason, TcpState state, SocketId id, boolean isReply) {
    return new ResetSent(AT, PROCESS, SOCKET, id, Optional.of(state), reason, isReply);
  }

  private static StateChanged changed(long at, int process, TcpState from, TcpState to) {
    return new StateChanged(at, process, SOCKET, AT_SERVER, from, to);
  }

  private static void is(Verdict verdict, Ending ending, EndedBy by, Actor actor) {
    assertThat(verdict.ending()).isEqualTo(ending);
    assertThat(verdict.endedBy()).isEqualTo(by);
    assertThat(verdict.actor()).isEqualTo(actor);
  }

  @Test
  void aReasonIsProof() {
    var verdict = verdict(aborted(), reset("TCP_ABORT_ON_CLOSE", TcpState.CLOSE, AT_SERVER, false));
    is(verdict, Ending.UNREAD_DATA, EndedBy.RESPONDER, APPLICATION);
    assertThat(verdict.certainty()).isEqualTo(Certainty.PROVEN);
    assertThat(verdict.alternatives()).isEmpty();
    assertThat(verdict.evidence()).anySatisfy(it -> assertThat(it.text()).contains("process 77"));
  }

  @Test
  void aProcessThatEndsClosesAfterItsExitIsTold() {
    is(
        verdict(
            aborted(),
            new ProcessExited(AT - 300_000_000, PROCESS, "app"),
            reset("TCP_ABORT_ON_CLOSE", TcpState.CLOSE, AT_SERVER, false)),
        Ending.UNREAD_DATA,
        EndedBy.RESPONDER,
        PROCESS_EXIT);
  }

  @Test
  void aKillIsASignalFromOutside() {
    is(
        verdict(
            aborted(),
            new SignalSent(AT - 3_000_000, 9, PROCESS, 9),
            new ProcessExited(AT - 1_000_000, PROCESS, "app"),
            reset("TCP_ABORT_ON_CLOSE", TcpState.CLOSE, AT_SERVER, false)),
        Ending.UNREAD_DATA,
        EndedBy.RESPONDER,
        PROCESS_KILLED);
  }

  @Test
  void anExitAfterTheCloseIsNotItsCause() {
    is(
        verdict(
            aborted(),
            reset("TCP_ABORT_ON_CLOSE", TcpState.CLOSE, AT_SERVER, false),
            new ProcessExited(AT + 1_000_000, PROCESS, "app")),
        Ending.UNREAD_DATA,
        EndedBy.RESPONDER,
        APPLICATION);
  }

  @Test
  void stateWithErrorAbortedIsSockDestroy() {
    is(
        verdict(
            aborted(),
            reset("TCP_STATE", TcpState.ESTABLISHED, AT_SERVER, false),
            new SocketError(AT + 1_000, PROCESS, AT_SERVER, Errno.ECONNABORTED)),
        Ending.DESTROYED,
        EndedBy.RESPONDER,
        ADMINISTRATOR);
  }

  @Test
  void stateWithTheSocketGoneIsLingerZero() {
    is(
        verdict(
            aborted(),
            changed(AT - 1_000, PROCESS, TcpState.ESTABLISHED, TcpState.CLOSE),
            reset("TCP_STATE", TcpState.CLOSE, AT_SERVER, false),
            new SocketError(AT + 1_000, PROCESS, WIPED, Errno.ECONNRESET),
            new SocketDestroyed(AT + 2_000, PROCESS, SOCKET, 5, WIPED)),
        Ending.LINGER_ZERO,
        EndedBy.RESPONDER,
        APPLICATION);
  }

  @Test
  void stateWithTheSocketStillThereIsDisconnect() {
    is(
        verdict(aborted(), reset("TCP_STATE", TcpState.CLOSE, AT_SERVER, false)),
        Ending.DISCONNECT,
        EndedBy.RESPONDER,
        APPLICATION);
  }

  @Test
  void stateAfterTheListenerClosedIsTheListener() {
    is(
        verdict(
            aborted(),
            new StateChanged(AT - 2_000, PROCESS, 3, OF_LISTENER, TcpState.LISTEN, TcpState.CLOSE),
            reset("TCP_STATE", TcpState.CLOSE, AT_SERVER, false)),
        Ending.LISTENER_CLOSED,
        EndedBy.RESPONDER,
        APPLICATION);
  }

  @Test
  void abortOnLingerIsNotSoLinger() {
    is(
        verdict(aborted(), reset("TCP_ABORT_ON_LINGER", TcpState.FIN_WAIT2, AT_SERVER, false)),
        Ending.LINGER2,
        EndedBy.RESPONDER,
        APPLICATION);
  }

  @Test
  void flagsOfAListenerMeansThatNothingIsThere() {
    is(
        verdict(
            asked().responder(TcpFlags.RST, 1, 0, 0),
            reset("TCP_FLAGS", TcpState.LISTEN, OF_LISTENER, true)),
        Ending.PEER_FORGOT,
        EndedBy.RESPONDER,
        KERNEL);
  }

  @Test
  void invalidSynOfAListenerIsTheFullQueue() {
    is(
        verdict(
            asked().responder(TcpFlags.RST, 1, 0, 0),
            reset("INVALID_SYN", TcpState.LISTEN, OF_LISTENER, true)),
        Ending.ACCEPT_OVERFLOW_RESET,
        EndedBy.RESPONDER,
        KERNEL);
  }

  @Test
  void anotherListenerOfThePortIsAnotherMatter() {
    var elsewhere = new SocketId(IpAddress.v4(0x0a000099), 80, IpAddress.v4(0), 0);
    var seen = asked().caseFile();
    var witness =
        KernelWitness.of(
            seen.flow(), List.of(reset("TCP_FLAGS", TcpState.LISTEN, elsewhere, true)));
    assertThat(witness.told()).isEmpty();
  }

  @Test
  void aResetThatAKernelDealsItselfIsNoForgery() {
    is(
        verdict(
            asked(),
            changed(AT - 9_000_000, PROCESS, TcpState.ESTABLISHED, TcpState.FIN_WAIT1),
            new ResetReceived(AT, NOBODY, SOCKET, 5, AT_SERVER),
            new SocketError(AT + 1_000, NOBODY, AT_SERVER, Errno.ECONNRESET),
            reset("TCP_ABORT_ON_DATA", TcpState.FIN_WAIT2, AT_SERVER, true)),
        Ending.DATA_AFTER_SHUTDOWN,
        EndedBy.RESPONDER,
        APPLICATION);
  }

  @Test
  void theReceiversWordMayComeBeforeTheSenders() {
    is(
        verdict(
            aborted(),
            new ResetReceived(AT - 5_000, NOBODY, PEER, 6, AT_CLIENT),
            new SocketError(AT - 4_000, NOBODY, AT_CLIENT, Errno.ECONNRESET),
            reset("TCP_ABORT_ON_CLOSE", TcpState.CLOSE, AT_SERVER, false)),
        Ending.UNREAD_DATA,
        EndedBy.RESPONDER,
        APPLICATION);
  }

  @Test
  void aResetThatNobodySentIsSomebodyElses() {
    var verdict = verdict(aborted(), new ResetReceived(AT, NOBODY, PEER, 6, AT_CLIENT));
    is(verdict, Ending.INJECTED_RESET, EndedBy.THIRD_PARTY, NETWORK);
    assertThat(verdict.alternatives())
        .extracting(Alternative::ending)
        .contains(Ending.HOST_FILTER_RESET);
  }

  @Test
  void aTimeoutIsToldByItsErrorOnly() {
    is(
        verdict(asked(), new SocketError(AT, NOBODY, AT_CLIENT, Errno.ETIMEDOUT)),
        Ending.RETRANSMISSION_TIMEOUT,
        EndedBy.INITIATOR,
        KERNEL);
  }

  @Test
  void aTimeoutThatComesTooEarlyIsTheUsers() {
    var seen = asked().caseFile();
    var witness =
        KernelWitness.of(
                seen.flow(),
                List.of(
                    new Retransmitted(AT, NOBODY, PEER, AT_CLIENT, 0),
                    new SocketError(AT + 900_000_000, NOBODY, AT_CLIENT, Errno.ETIMEDOUT)))
            .with(Map.of(Side.INITIATOR, 15));
    is(judged(seen, witness), Ending.USER_TIMEOUT, EndedBy.INITIATOR, KERNEL);
  }

  @Test
  void theErrorOfAKeepaliveGoesWithItsReset() {
    is(
        verdict(
            aborted(),
            new SocketError(AT - 1_000, NOBODY, AT_SERVER, Errno.ETIMEDOUT),
            reset("TCP_KEEPALIVE_TIMEOUT", TcpState.ESTABLISHED, AT_SERVER, false)),
        Ending.KEEPALIVE_TIMEOUT,
        EndedBy.RESPONDER,
        KERNEL);
  }

  @Test
  void anOrphanGoesWithoutAnError() {
    is(
        verdict(
            asked().responder(TcpFlags.FIN | TcpFlags.ACK, 1, 101, 0),
            changed(AT, PROCESS, TcpState.ESTABLISHED, TcpState.FIN_WAIT1),
            changed(AT + 9_000_000_000L, NOBODY, TcpState.FIN_WAIT1, TcpState.CLOSE)),
        Ending.ORPHAN_TIMEOUT,
        EndedBy.RESPONDER,
        KERNEL);
  }

  @Test
  void whoClosedIsAddedToAnOrderlyEnd() {
    is(
        verdict(
            asked()
                .responder(TcpFlags.FIN | TcpFlags.ACK, 1, 101, 0)
                .initiator(TcpFlags.FIN | TcpFlags.ACK, 101, 2, 0)
                .responder(TcpFlags.ACK, 2, 102, 0),
            new ProcessExited(AT - 1_000, PROCESS, "app"),
            changed(AT, PROCESS, TcpState.ESTABLISHED, TcpState.FIN_WAIT1)),
        Ending.FIN,
        EndedBy.RESPONDER,
        PROCESS_EXIT);
  }
}
