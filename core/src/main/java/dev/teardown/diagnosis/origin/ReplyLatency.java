// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.origin;

import dev.teardown.evidence.Elapsed;
import dev.teardown.flow.Flow;
import dev.teardown.flow.Side;
import java.util.Optional;

/// A reply that comes sooner than a packet can travel to the host and back comes from nearer.
///
/// The way is measured from where the capture stands: SYN to SYN+ACK for the responder, SYN+ACK to
/// ACK for the initiator. Close to the sender it is too short to say anything.
final class ReplyLatency implements OriginTest {

  private static final long MEASURABLE_NANOS = 2_000_000;

  @Override
  public Optional<OriginClue> examine(ObservedReset reset) {
    long way = roundTrip(reset);
    long latency = reset.latencyNanos();
    if (!reset.shape().isReply() || latency < 0 || way < MEASURABLE_NANOS) {
      return Optional.empty();
    }
    if (latency < way / 2) {
      return OriginClue.forOther(
          OriginClue.STRONG,
          reset.shows(
              "it comes %s after what it answers; a packet to %s and back takes %s",
              new Elapsed(latency), reset.who(), new Elapsed(way)));
    }
    return latency >= way - way / 4 && latency <= way + way / 2
        ? OriginClue.forHost(
            OriginClue.WEAK,
            reset.shows("it comes one round trip (%s) after what it answers", new Elapsed(latency)))
        : Optional.empty();
  }

  /// From the capture to the sender and back, by the handshake, or -1.
  private static long roundTrip(ObservedReset reset) {
    var flow = reset.flow();
    var initiator = flow.initiator();
    var responder = flow.responder();
    boolean measurable =
        initiator.synCount() == 1
            && responder.synCount() == 1
            && initiator.synTime() != Flow.NEVER
            && flow.initialRttNanos() >= 0;
    if (!measurable) {
      return -1;
    }
    long toResponder = responder.synTime() - initiator.synTime();
    return reset.record().sender() == Side.RESPONDER
        ? toResponder
        : flow.initialRttNanos() - toResponder;
  }
}
