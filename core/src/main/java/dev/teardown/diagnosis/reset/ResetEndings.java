// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.DiagnosisRule;
import dev.teardown.diagnosis.Finding;
import dev.teardown.diagnosis.origin.ObservedReset;
import dev.teardown.diagnosis.origin.Origin;
import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.ResetRecord;
import java.util.List;
import java.util.Optional;

/// Connections that a reset ended. The first rule that recognises the reset names the ending.
public final class ResetEndings implements DiagnosisRule {

  /// In the order of decision: the opening, third parties, aborting sockets, answers, the rest.
  private static final List<ResetRule> RULES =
      List.of(
          new Refused(),
          new HandshakeRejected(),
          new ConnectAbandoned(),
          new ResetAfterSynAck(),
          new HostFilterReset(),
          new BoxIdleTimeout(),
          new BoxPolicyReset(),
          new InjectedReset(),
          new MptcpReset(),
          new AcceptOverflowReset(),
          new RequestExpired(),
          new KeepaliveTimeout(),
          new AbortWhileClosing(),
          new UnreadDataAfterFin(),
          new ListenerClosed(),
          new UnreadData(),
          new LingerZero(),
          new ActiveReset(),
          new Linger2(),
          new GaveUpEarlier(),
          new DataAfterClose(),
          new SpokeAfterClose(),
          new DataAfterHiddenClose(),
          new StateLost(),
          new PeerForgot(),
          new ReplyReset());

  @Override
  public Optional<Finding> examine(CaseFile caseFile) {
    var flow = caseFile.flow();
    var stale = StaleHalfOpen.examine(flow);
    if (stale.isPresent()) {
      return stale;
    }
    var decisive = decisive(flow);
    return decisive.isEmpty()
        ? Optional.empty()
        : explain(caseFile, ObservedReset.of(flow, decisive.get()));
  }

  private static Optional<Finding> explain(CaseFile caseFile, ObservedReset seen) {
    var reset = new ResetCase(caseFile, seen, Origin.of(seen));
    for (var rule : RULES) {
      var finding = rule.examine(reset);
      if (finding.isPresent()) {
        return finding;
      }
    }
    return Optional.empty();
  }

  /// The reset that ended the connection, if one did.
  public static Optional<ResetRecord> decisive(Flow flow) {
    return flow.resetCount() == 0 ? Optional.empty() : DecisiveReset.of(flow);
  }

  /// The resets of a connection that ended nothing, each with the reason: evidence for any verdict.
  public static List<Evidence> setAside(CaseFile caseFile) {
    return caseFile.flow().resetCount() == 0 ? List.of() : DecisiveReset.setAside(caseFile.flow());
  }
}
