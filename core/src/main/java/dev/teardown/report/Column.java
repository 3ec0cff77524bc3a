// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.diagnosis.Verdict;
import dev.teardown.flow.Flow;
import dev.teardown.flow.HalfFlow;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One column of tables and CSV files. Its name is the constant's in lower case.
///
/// A switch per question instead of a lambda per constant: thirty lambdas would cost every start.
public enum Column {
  SOURCE,
  STREAM,
  INITIATOR,
  RESPONDER,
  INITIATOR_ADDRESS,
  INITIATOR_PORT,
  RESPONDER_ADDRESS,
  RESPONDER_PORT,
  START,
  DURATION,
  DURATION_US,
  HANDSHAKE,
  PACKETS,
  PACKETS_INITIATOR,
  PACKETS_RESPONDER,
  BYTES,
  BYTES_INITIATOR,
  BYTES_RESPONDER,
  RETRANSMITTED,
  RETRANSMITTED_INITIATOR,
  RETRANSMITTED_RESPONDER,
  ENDING,
  GROUP,
  ENDED_BY,
  ACTOR,
  CERTAINTY,
  HARM,
  UNDELIVERED,
  UNDELIVERED_INITIATOR,
  UNDELIVERED_RESPONDER,
  SENTENCE;

  /// What a table of connections shows unless told otherwise.
  public static final List<Column> NARROW =
      List.of(STREAM, INITIATOR, RESPONDER, ENDING, ENDED_BY, CERTAINTY, UNDELIVERED);

  public static final List<Column> WIDE =
      List.of(
          STREAM,
          INITIATOR,
          RESPONDER,
          START,
          DURATION,
          PACKETS,
          BYTES,
          RETRANSMITTED,
          ENDING,
          ENDED_BY,
          ACTOR,
          CERTAINTY,
          HARM,
          UNDELIVERED,
          SENTENCE);

  /// One fact a column, for programs.
  public static final List<Column> FLAT =
      List.of(
          SOURCE,
          STREAM,
          INITIATOR_ADDRESS,
          INITIATOR_PORT,
          RESPONDER_ADDRESS,
          RESPONDER_PORT,
          START,
          DURATION_US,
          HANDSHAKE,
          PACKETS_INITIATOR,
          PACKETS_RESPONDER,
          BYTES_INITIATOR,
          BYTES_RESPONDER,
          RETRANSMITTED_INITIATOR,
          RETRANSMITTED_RESPONDER,
          ENDING,
          ENDED_BY,
          ACTOR,
          CERTAINTY,
          HARM,
          UNDELIVERED_INITIATOR,
          UNDELIVERED_RESPONDER,
          SENTENCE);

  /// One connection and where it comes from.
  public record Row(String source, Verdict verdict) {}

  private final String key = name().toLowerCase(Locale.ROOT);

  /// The name in a header and on the command line.
  public String key() {
    return key;
  }

  /// The column of a name, if it is one; "-" and "_" are the same.
  public static Optional<Column> of(String name) {
    var wanted = name.toLowerCase(Locale.ROOT).replace('-', '_');
    for (var column : values()) {
      if (column.key.equals(wanted)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  /// Whether the values are numbers, which stand at the right of their column.
  boolean isNumber() {
    return switch (this) {
      case SOURCE, INITIATOR, RESPONDER, INITIATOR_ADDRESS, RESPONDER_ADDRESS -> false;
      case START, HANDSHAKE, SENTENCE -> false;
      case ENDING, GROUP, ENDED_BY, ACTOR, CERTAINTY, HARM -> false;
      default -> true;
    };
  }

  /// The value as text.
  String text(Row row) {
    var verdict = row.verdict();
    var flow = flow(row);
    return switch (this) {
      case SOURCE -> row.source();
      case INITIATOR -> flow.initiator().endpoint();
      case RESPONDER -> flow.responder().endpoint();
      case INITIATOR_ADDRESS -> flow.initiator().address().toString();
      case RESPONDER_ADDRESS -> flow.responder().address().toString();
      case START -> Timestamp.rfc3339(flow.firstTime());
      case DURATION -> Quantity.duration(flow.lastTime() - flow.firstTime());
      case HANDSHAKE -> flow.handshake().name().toLowerCase(Locale.ROOT);
      case ENDING -> verdict.ending().code();
      case GROUP -> verdict.ending().group().text();
      case ENDED_BY -> verdict.endedBy().text();
      case ACTOR -> verdict.actor().text();
      case CERTAINTY -> verdict.certainty().text();
      case HARM -> verdict.harm().level().text();
      case SENTENCE -> verdict.sentence();
      default -> Long.toString(number(row));
    };
  }

  /// The value to sort a number, a time or a rank by; 0 for texts.
  private long number(Row row) {
    var flow = flow(row);
    HalfFlow a = flow.initiator();
    HalfFlow b = flow.responder();
    var harm = row.verdict().harm();
    return switch (this) {
      case STREAM -> flow.stream();
      case INITIATOR_PORT -> a.port();
      case RESPONDER_PORT -> b.port();
      case START -> flow.firstTime();
      case DURATION, DURATION_US -> (flow.lastTime() - flow.firstTime()) / 1_000;
      case PACKETS -> flow.packets();
      case PACKETS_INITIATOR -> a.packets();
      case PACKETS_RESPONDER -> b.packets();
      case BYTES -> a.uniqueBytes() + b.uniqueBytes();
      case BYTES_INITIATOR -> a.uniqueBytes();
      case BYTES_RESPONDER -> b.uniqueBytes();
      case RETRANSMITTED -> (long) a.retransmittedSegments() + b.retransmittedSegments();
      case RETRANSMITTED_INITIATOR -> a.retransmittedSegments();
      case RETRANSMITTED_RESPONDER -> b.retransmittedSegments();
      case ENDING, GROUP -> row.verdict().ending().ordinal();
      case CERTAINTY -> row.verdict().certainty().ordinal();
      case HARM -> harm.level().ordinal();
      case UNDELIVERED -> harm.undeliveredInitiator() + harm.undeliveredResponder();
      case UNDELIVERED_INITIATOR -> harm.undeliveredInitiator();
      case UNDELIVERED_RESPONDER -> harm.undeliveredResponder();
      default -> 0;
    };
  }

  private static Flow flow(Row row) {
    return row.verdict().caseFile().flow();
  }

  /// Ascending; equal rows stay in order of their first packet.
  public Comparator<Row> order() {
    return switch (this) {
      case SOURCE, INITIATOR, RESPONDER, INITIATOR_ADDRESS, RESPONDER_ADDRESS -> byText();
      case HANDSHAKE, ENDED_BY, ACTOR, SENTENCE -> byText();
      default -> (a, b) -> Long.compare(number(a), number(b));
    };
  }

  private Comparator<Row> byText() {
    return (a, b) -> text(a).compareTo(text(b));
  }
}
