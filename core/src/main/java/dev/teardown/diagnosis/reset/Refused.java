// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.EndedBy;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.diagnosis.origin.ResetShape;
import dev.teardown.evidence.Elapsed;
import dev.teardown.evidence.Evidence;
import java.util.Optional;

/// The answer of a host without a listener to a SYN (RFC 9293 3.10.7.1), or of a filter that
/// answers in its name: the two look alike unless the hop count gives the filter away.
final class Refused implements ResetRule {

  /// Routes change by a hop or two.
  private static final int SLACK = 2;

  private static final long NEAR_NANOS = 60_000_000_000L;

  @Override
  public Optional<Finding> examine(ResetCase reset) {
    if (reset.shape() != ResetShape.REPLY_TO_SYN || reset.record().knowsSndNxt()) {
      return Optional.empty();
    }
    if (reset.record().senderContinuedFrame() != 0) {
      return Optional.of(raced(reset));
    }
    var hops = reset.caseFile().surroundings().hosts().ttlOf(reset.sender().address());
    boolean foreign = hops.isPresent() && Math.abs(hops.getAsInt() - reset.record().ttl()) > SLACK;
    return Optional.of(
        foreign ? byFilter(reset, hops.getAsInt()) : byHost(reset, hops.isPresent()));
  }

  private static Finding byHost(ResetCase reset, boolean sameHops) {
    var finding =
        Finding.of(
                Ending.REFUSED,
                EndedBy.of(reset.record().sender()),
                sawSyn(reset) ? Certainty.LIKELY : Certainty.POSSIBLE)
            .by(Actor.KERNEL)
            .because(syn(reset))
            .because(reset.seen().shows(reset.shape().text()));
    if (sameHops) {
      finding.because(
          reset
              .seen()
              .shows("its hop count %d is that of the host's own SYN+ACKs", reset.record().ttl()));
    }
    aliveForOthers(reset, finding);
    return finding
        .or(
            Ending.REFUSED_BY_FILTER,
            Certainty.POSSIBLE,
            "a capture on %s: a filter's reset counts in no OutRsts",
            reset.sender().address())
        .says(
            "%s refused the connection %s after the SYN: nothing listens on port %d there, or a"
                + " filter says so.",
            reset.who(), reset.latency(), reset.sender().port());
  }

  private static boolean sawSyn(ResetCase reset) {
    return reset.record().triggerFrame() != 0;
  }

  private static Evidence syn(ResetCase reset) {
    return sawSyn(reset)
        ? reset.trigger("the SYN to %s", reset.who())
        : Evidence.silence(reset.record().timeNanos(), "the SYN that it answers was not captured");
  }

  private static void aliveForOthers(ResetCase reset, Finding.Builder finding) {
    long now = reset.record().timeNanos();
    var hosts = reset.caseFile().surroundings().hosts();
    var sender = reset.sender();
    if (hosts.answeredWithin(sender.address(), sender.port(), now - NEAR_NANOS, now + NEAR_NANOS)) {
      finding.because(
          reset
              .seen()
              .shows(
                  "within a minute of it the same service accepted other connections: it restarted,"
                      + " or refuses by address"));
    }
  }

  /// After Weaver, Sommer and Paxson (NDSS 2009): a reset, then a SYN+ACK from the same host.
  private static Finding raced(ResetCase reset) {
    return Finding.of(Ending.REFUSED_BY_FILTER, EndedBy.THIRD_PARTY, Certainty.LIKELY)
        .by(Actor.NETWORK)
        .because(syn(reset))
        .because(reset.marks())
        .or(Ending.INJECTED_RESET, Certainty.POSSIBLE, "captures on both sides of the device")
        .or(Ending.REFUSED, Certainty.POSSIBLE, "a capture on %s", reset.sender().address())
        .says(
            "The SYN to %s was refused by somebody else: the host itself accepted it %s later.",
            reset.who(),
            Elapsed.between(reset.record().senderContinuedTime(), reset.record().timeNanos()));
  }

  private static Finding byFilter(ResetCase reset, int hops) {
    return Finding.of(Ending.REFUSED_BY_FILTER, EndedBy.THIRD_PARTY, Certainty.LIKELY)
        .by(Actor.NETWORK)
        .because(syn(reset))
        .because(
            reset
                .seen()
                .shows(
                    "its hop count is %d where that host's SYN+ACKs have %d: another device"
                        + " answered",
                    reset.record().ttl(), hops))
        .or(Ending.REFUSED, Certainty.POSSIBLE, "a capture on %s", reset.sender().address())
        .says(
            "The SYN to %s was refused by a device on the way, %d hops from where the host itself "
                + "answers.",
            reset.who(), Math.abs(hops - reset.record().ttl()));
  }
}
