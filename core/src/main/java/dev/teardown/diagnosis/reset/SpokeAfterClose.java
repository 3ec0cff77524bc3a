// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Elapsed;
import dev.teardown.evidence.Evidence;
import java.util.Optional;

/// A segment without payload for a side that has closed, answered by a reset: what waited there for
/// the other side's FIN was gone.
final class SpokeAfterClose implements ResetRule {

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    var record = reset.record();
    if (!reset.shape().isReply()
        || !record.finSeen()
        || record.triggerFrame() == 0
        || reset.answersData()) {
      return Optional.empty();
    }
    long since = record.triggerTime() - reset.sender().finTime();
    boolean expired = record.finAcked() && since >= DataAfterClose.FIN_TIMEOUT_NANOS;
    var host = reset.sender().address();
    var finding =
        reset
            .endedBySender(
                expired ? Ending.FIN_WAIT_2_EXPIRED : Ending.REPLY_RESET, Certainty.LIKELY)
            .because(
                Evidence.segment(
                    reset.sender().finFrame(), reset.sender().finTime(), "%s closes", reset.who()))
            .because(
                reset.trigger("%s speaks %s later, without data", reset.whom(), new Elapsed(since)))
            .because(reset.marks());
    if (!expired) {
      finding
          .or(
              record.finAcked() ? Ending.FIN_WAIT_2_EXPIRED : Ending.ORPHAN_TIMEOUT,
              Certainty.POSSIBLE,
              "net.ipv4.tcp_fin_timeout and tcp_orphan_retries on %s",
              host)
          .or(Ending.LINGER2, Certainty.POSSIBLE, "TCP_LINGER2 of the socket on %s", host);
    }
    return Optional.of(
        finding
            .or(Ending.DATA_AFTER_CLOSE, Certainty.POSSIBLE, "a capture without losses")
            .or(Ending.STATE_LOST, Certainty.POSSIBLE, "a capture on %s", host)
            .says(
                "%s had closed and kept nothing of the connection when %s spoke %s later.",
                reset.who(), reset.whom(), new Elapsed(since)));
  }
}
