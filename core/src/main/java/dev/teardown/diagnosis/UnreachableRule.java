// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.IcmpRecord;
import dev.teardown.flow.Side;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Recognises `unreachable`: an ICMP error is the only answer to the SYN.
///
/// Linux lets connect() fail at once on such a message (net/ipv4/tcp_ipv4.c tcp_v4_err(), state
/// SYN_SENT), unless the socket is busy just then; the error counts after the next SYN in that
/// case.
final class UnreachableRule implements DiagnosisRule {

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var flow = caseFile.flow();
    if (flow.icmpCount() == 0 || !UnansweredSyn.is(flow)) {
      return Optional.empty();
    }
    var refusal = refusal(flow);
    return refusal == null ? Optional.empty() : Optional.of(finding(caseFile, refusal));
  }

  /// The last ICMP error that makes a connect() fail.
  static @Nullable IcmpRecord refusal(Flow flow) {
    IcmpRecord last = null;
    for (var message : flow.icmp()) {
      if (message.about() == Side.INITIATOR && (message.isUnreachable() || isExpired(message))) {
        last = message;
      }
    }
    return last;
  }

  /// Time exceeded: a routing loop, or a path longer than the TTL.
  private static boolean isExpired(IcmpRecord message) {
    return message.type() == (message.v6() ? 3 : 11);
  }

  private static Finding finding(CaseFile caseFile, IcmpRecord message) {
    var flow = caseFile.flow();
    var initiator = flow.initiator();
    boolean byHost = message.from().equals(flow.responder().address());
    boolean obeyed = initiator.lastSynTime() <= message.timeNanos();
    var certainty = obeyed && UnansweredSyn.gaveUp(caseFile) ? Certainty.PROVEN : Certainty.LIKELY;
    var finding =
        Finding.of(Ending.UNREACHABLE, byHost ? EndedBy.RESPONDER : EndedBy.THIRD_PARTY, certainty)
            .by(byHost ? Actor.KERNEL : Actor.NETWORK)
            .because(UnansweredSyn.evidence(flow))
            .because(
                Evidence.segment(
                    message.frame(),
                    message.timeNanos(),
                    "ICMP from %s about that SYN: %s",
                    message.from(),
                    message.text()));
    if (message.isPortUnreachable()) {
      refusedByWhom(finding, message);
    }
    if (!obeyed) {
      finding.or(
          Ending.CONNECT_TIMEOUT,
          Certainty.POSSIBLE,
          "the errno of connect(): the initiator went on sending SYNs after the message");
    }
    return finding.says(
        "%s could not reach %s: %s answered \"%s\".",
        new Named(initiator), new Named(flow.responder()), message.from(), message.text());
  }

  /// A kernel answers a SYN to a closed port by a reset (RFC 9293 3.10.7.1); port unreachable is
  /// what iptables' and nftables' plain `reject` send, and some stacks where nobody listens.
  private static void refusedByWhom(Finding.Builder finding, IcmpRecord message) {
    finding
        .or(
            Ending.REFUSED_BY_FILTER,
            Certainty.POSSIBLE,
            "the filter rules of "
                + message.from()
                + " (nft list ruleset, iptables -S): a reject rule answers like this")
        .or(
            Ending.REFUSED,
            Certainty.POSSIBLE,
            "whether the service listens (ss -ltn on its host): Linux would answer a closed port by"
                + " a reset");
  }

  /// Whether the message speaks of a port, so that the way to the host is in order.
  static boolean isAboutPort(Flow flow) {
    var refusal = refusal(flow);
    return refusal != null && refusal.isPortUnreachable();
  }
}
