// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.EndedBy;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Endpoint;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import java.util.Optional;

/// A connection that only one side still knew: when the other opens a new one from the same port,
/// its SYN is met by an ACK with the old numbers, which it answers by a reset (RFC 9293 3.5.1).
final class StaleHalfOpen {

  private StaleHalfOpen() {}

  static Optional<Finding> examine(Flow flow) {
    if (!flow.isStaleHalfOpen()) {
      return Optional.empty();
    }
    var forgot = new Endpoint(flow.initiator());
    var held = new Endpoint(flow.responder());
    return Optional.of(
        Finding.of(Ending.STALE_HALF_OPEN, EndedBy.INITIATOR, Certainty.LIKELY)
            .by(Actor.KERNEL)
            .because(
                Evidence.segment(
                    flow.lastFrame(),
                    flow.lastTime(),
                    "the last segment of this connection; then %s opens a new one from the same"
                        + " port",
                    forgot))
            .because(
                Evidence.silence(
                    flow.lastTime(),
                    "%s answers that SYN with this connection's numbers, and %s resets it",
                    held,
                    forgot))
            .or(
                Ending.PEER_FORGOT,
                Certainty.POSSIBLE,
                "the uptime of %s",
                flow.initiator().address())
            .or(
                Ending.INJECTED_RESET,
                Certainty.POSSIBLE,
                "a capture on %s",
                flow.initiator().address())
            .says(
                "%s no longer knew this connection, while %s still held it: a new SYN from the same"
                    + " port brought it to light, and the old one was reset.",
                forgot, held));
  }
}
