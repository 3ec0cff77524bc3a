// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.reset;

import dev.teardown.diagnosis.Certainty;
import dev.teardown.diagnosis.EndedBy;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Finding;
import dev.teardown.diagnosis.origin.ObservedReset;
import dev.teardown.diagnosis.origin.Origin;
import dev.teardown.diagnosis.origin.ResetShape;
import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Elapsed;
import dev.teardown.evidence.Endpoint;
import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.HalfFlow;
import dev.teardown.flow.ResetRecord;
import dev.teardown.flow.Side;
import java.util.ArrayList;
import java.util.List;

/// The reset that ended a connection, its form and its origin: what a [ResetRule] reads.
record ResetCase(CaseFile caseFile, ObservedReset seen, Origin origin) {

  /// Clues of origin that a verdict shows.
  private static final int MAX_CLUES = 3;

  Flow flow() {
    return seen.flow();
  }

  ResetRecord record() {
    return seen.record();
  }

  ResetShape shape() {
    return seen.shape();
  }

  HalfFlow sender() {
    return seen.sender();
  }

  HalfFlow victim() {
    return seen.victim();
  }

  Endpoint who() {
    return seen.who();
  }

  Endpoint whom() {
    return seen.whom();
  }

  boolean bySide(Side side) {
    return record().sender() == side;
  }

  /// Whether the sender starts from a hop count as Windows does. It resets where Linux closes: also
  /// when a process ends without closing (documented by Microsoft, not measured here).
  boolean senderMayBeWindows() {
    int ttl = sender().ttl();
    return ttl > 64 && ttl <= 128;
  }

  /// Whether the segment that a reply answers carried payload.
  boolean answersData() {
    return record().triggerPayload() > 0;
  }

  /// Time from the victim's last segment to the reset.
  Elapsed latency() {
    return new Elapsed(Math.max(0, seen.latencyNanos()));
  }

  /// How long the sender had been silent before the segment that the reset answers, or before the
  /// reset itself; 0 where it was never heard.
  long senderSilenceNanos() {
    var record = record();
    if (record.senderPreviousTime() == Flow.NEVER) {
      return 0;
    }
    boolean answers = shape().isReply() && record.triggerFrame() != 0;
    long until = answers ? record.triggerTime() : record.timeNanos();
    return Math.max(0, until - record.senderPreviousTime());
  }

  /// A finding that the sender of the reset ended the connection, no more certain than it is that
  /// the sender sent it at all.
  Finding.Builder endedBySender(Ending ending, Certainty certainty) {
    return Finding.of(ending, EndedBy.of(record().sender()), certainty.weakerOf(origin.bound()));
  }

  /// The reset's form and the heaviest clues to its origin.
  List<Evidence> marks() {
    var marks = new ArrayList<Evidence>(MAX_CLUES + 2);
    marks.add(seen.shows(shape().text()));
    var second = DecisiveReset.confirmation(flow(), record());
    if (second.isPresent()) {
      marks.add(confirmed(second.get()));
    }
    var clues = origin.clues();
    marks.addAll(clues.subList(0, Math.min(MAX_CLUES, clues.size())));
    marks.addAll(origin.doubts());
    return marks;
  }

  private Evidence confirmed(ResetRecord second) {
    return Evidence.segment(
        second.frame(),
        second.timeNanos(),
        "%s had not taken the reset, which came ahead of data; its ACK in frame %d is answered by"
            + " another",
        whom(),
        second.triggerFrame());
  }

  /// The segment that a reply answers.
  Evidence trigger(String format, Object... arguments) {
    return Evidence.segment(record().triggerFrame(), record().triggerTime(), format, arguments);
  }
}
