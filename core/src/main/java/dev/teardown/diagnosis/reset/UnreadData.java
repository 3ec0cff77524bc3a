// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.evidence.Bytes;
import dev.teardown.evidence.Elapsed;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import java.util.Optional;

/// Received data, no answer to it, then an active reset instead of a FIN: close or exit with unread
/// bytes (net/ipv4/tcp.c __tcp_close(), v6.18; RFC 2525 2.17).
final class UnreadData implements ResetRule {

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    var record = reset.record();
    if (!reset.shape().isActive() || record.victimUniqueBytes() == 0) {
      return Optional.empty();
    }
    var sender = reset.sender();
    boolean windowClosed = sender.zeroWindowSince() != Flow.NEVER;
    boolean answered = record.senderDataTime() > record.victimDataTime();
    if (answered && !windowClosed) {
      return Optional.empty();
    }
    var finding =
        reset
            .endedBySender(
                Ending.UNREAD_DATA,
                reset.senderMayBeWindows() ? Certainty.POSSIBLE : Certainty.LIKELY)
            .because(lastData(reset));
    if (windowClosed) {
      finding.because(
          Evidence.segment(
              sender.zeroWindowFrame(),
              sender.zeroWindowSince(),
              "%s closed its window: its application was not reading",
              reset.who()));
    }
    finding.because(ActiveReset.windowsHint(reset)).because(reset.marks());
    ActiveReset.unreadTwins(reset, finding);
    return Optional.of(
        finding.says(
            "%s aborted instead of closing, %s after the last of %s from %s, which it %s: most"
                + " likely it closed, or its process ended, with data unread.",
            reset.who(),
            Elapsed.between(record.victimDataTime(), record.timeNanos()),
            new Bytes(record.victimUniqueBytes()),
            reset.whom(),
            windowClosed ? "had stopped reading" : "never answered"));
  }

  private static Evidence lastData(ResetCase reset) {
    var record = reset.record();
    return Evidence.segment(
        record.victimDataFrame(),
        record.victimDataTime(),
        "the last data of %s; %s sends nothing in answer",
        reset.whom(),
        reset.who());
  }
}
