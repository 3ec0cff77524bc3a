// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.Bytes;
import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.Handshake;
import dev.teardown.flow.Side;
import java.util.Optional;

/// Recognises `accept-overflow-silent`: the handshake is complete for the initiator, but the
/// responder goes on repeating its SYN+ACK and acknowledges nothing. Linux drops the last ACK of a
/// handshake when the accept queue has filled up meanwhile (net/ipv4/tcp_ipv4.c
/// tcp_v4_syn_recv_sock()).
final class AcceptOverflowSilentRule implements DiagnosisRule {

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var flow = caseFile.flow();
    var responder = flow.responder();
    boolean matches =
        responder.synCount() > 1
            && flow.handshake() == Handshake.COMPLETE
            && responder.lastSynTime() > flow.initiator().ackProgressTime()
            && neverHeard(flow);
    return matches ? Optional.of(finding(flow)) : Optional.empty();
  }

  /// Whether the responder neither sent nor acknowledged a byte.
  private static boolean neverHeard(Flow flow) {
    var responder = flow.responder();
    return responder.dataSegments() == 0
        && !responder.sawFin()
        && responder.ackSent() == flow.initiator().iss() + 1;
  }

  private static Finding finding(Flow flow) {
    var initiator = flow.initiator();
    var responder = flow.responder();
    long unheard = Outstanding.bytes(flow, Side.INITIATOR);
    var finding =
        Finding.of(
                Ending.ACCEPT_OVERFLOW_SILENT,
                EndedBy.RESPONDER,
                unheard > 0 ? Certainty.LIKELY : Certainty.POSSIBLE)
            .by(Actor.KERNEL)
            .because(
                Evidence.segment(
                    responder.synFrame(),
                    responder.synTime(),
                    "SYN+ACK, repeated %s although the initiator had acknowledged it",
                    Count.times(responder.synCount() - 1)));
    if (unheard > 0) {
      finding.because(
          Evidence.segment(
              initiator.lastDataFrame(),
              initiator.lastDataTime(),
              "%s of the initiator, never acknowledged",
              new Bytes(unheard)));
    } else {
      finding.or(
          Ending.OPEN,
          Certainty.POSSIBLE,
          "TCP_DEFER_ACCEPT on the listener: it ignores a bare ACK until data comes");
    }
    return finding
        .or(
            Ending.PATH_GONE,
            Certainty.POSSIBLE,
            "a capture at the responder: the initiator's segments may never arrive there")
        .says(
            "%s believes it is connected, but %s never took the connection in: it repeats its"
                + " SYN+ACK, as with a full accept queue.",
            new Named(initiator), new Named(responder));
  }
}
