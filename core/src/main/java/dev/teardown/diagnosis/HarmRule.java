// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;
import dev.teardown.flow.Side;

/// What an ending costs: bytes that were never acknowledged, sockets that stay behind, or only an
/// error that some application sees.
final class HarmRule {

  private static final Harm NONE = new Harm(Harm.Level.NONE, 0, 0);
  private static final Harm ERRORS_ONLY = new Harm(Harm.Level.ERRORS_ONLY, 0, 0);

  private HarmRule() {}

  static Harm of(CaseFile caseFile, Finding finding) {
    var flow = caseFile.flow();
    long initiator = Outstanding.bytes(flow, Side.INITIATOR);
    long responder = Outstanding.bytes(flow, Side.RESPONDER);
    var level = level(finding.ending(), initiator + responder > 0);
    if (initiator + responder > 0) {
      return new Harm(level, initiator, responder);
    }
    return switch (level) {
      case NONE -> NONE;
      case ERRORS_ONLY -> ERRORS_ONLY;
      case BYTES_LOST, LEAK -> new Harm(level, 0, 0);
    };
  }

  private static Harm.Level level(Ending ending, boolean undelivered) {
    return switch (ending) {
      case CLOSE_WAIT_LEAK, FIN_WAIT_2_EXPIRED, HOST_FILTER_RESET, IDLE_DEAD -> Harm.Level.LEAK;
      // Not ended, or not known to have: the bytes may still arrive.
      case OPEN, FIN_WAIT_2_HELD, PORT_REUSED, CAPTURE_GAP, UNKNOWN, SILENCE -> Harm.Level.NONE;
      case FIN,
          FIN_SIMULTANEOUS,
          FIN_HALF_CLOSE,
          FIN_UNANSWERED,
          SYNACK_TIMEOUT,
          RESET_AFTER_SYNACK ->
          undelivered ? Harm.Level.BYTES_LOST : Harm.Level.NONE;
      default -> undelivered ? Harm.Level.BYTES_LOST : Harm.Level.ERRORS_ONLY;
    };
  }
}
