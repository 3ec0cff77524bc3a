// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.origin;

import static dev.teardown.wire.SequenceNumber.after;
import static dev.teardown.wire.SequenceNumber.before;

import dev.teardown.evidence.Bytes;
import dev.teardown.flow.ResetRecord;
import java.util.Optional;

/// Numbers that a host would not choose: an injector races with the data and guesses.
///
/// After Weaver, Sommer and Paxson, "Detecting Forged TCP Reset Packets" (NDSS 2009): a reset
/// behind data that its side had already sent, and several resets in a row that guess further
/// ahead. Like theirs, this prefers to miss a forgery over calling a real reset one.
final class SequenceChoice implements OriginTest {

  private static final long BACK_TO_BACK_NANOS = 2_000_000_000L;

  /// Less far ahead is a segment that the capture missed.
  private static final int AHEAD = 2;

  @Override
  public Optional<OriginClue> examine(ObservedReset reset) {
    var guess = guessingAhead(reset);
    return guess.isPresent() ? guess : behind(reset);
  }

  private static Optional<OriginClue> guessingAhead(ObservedReset reset) {
    var record = reset.record();
    if (!record.knowsSndNxt() || record.finSeen() || reset.sender().lostSegments() > 0) {
      return Optional.empty();
    }
    for (var other : reset.flow().resets()) {
      if (other.sender() == record.sender() && guessesBeyond(record, other)) {
        return OriginClue.forOther(
            OriginClue.STRONG,
            reset.shows(
                "resets in a row guess ahead: frame %d aims %s beyond all that %s ever sent",
                other.frame(), new Bytes(other.seq() - record.sndNxt()), reset.who()));
      }
    }
    return Optional.empty();
  }

  private static boolean guessesBeyond(ResetRecord first, ResetRecord second) {
    long apart = second.timeNanos() - first.timeNanos();
    return second != first
        && apart >= 0
        && apart <= BACK_TO_BACK_NANOS
        && after(second.seq(), first.seq() + AHEAD)
        && after(second.seq(), first.sndNxt() + AHEAD)
        && after(second.seq(), first.victimAck() + AHEAD);
  }

  /// An aborting socket sends at SND.NXT, unless the peer's window holds it back.
  private static Optional<OriginClue> behind(ObservedReset reset) {
    var record = reset.record();
    boolean behind =
        reset.shape().isActive()
            && record.knowsSndNxt()
            && before(record.seq(), record.sndNxt())
            && record.victimWindow() != 0;
    return behind
        ? OriginClue.forOther(
            OriginClue.FAIR,
            reset.shows(
                "it stands %s behind what %s had already sent",
                new Bytes(record.sndNxt() - record.seq()), reset.who()))
        : Optional.empty();
  }
}
