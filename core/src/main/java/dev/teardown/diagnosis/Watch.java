// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.CaseFile;

/// How long a connection was watched: the end of the watch is not the end of the connection.
final class Watch {

  private Watch() {}

  /// Until when a further segment of this connection would have been seen.
  static long untilNanos(CaseFile caseFile) {
    var flow = caseFile.flow();
    long last = flow.lastTime();
    if (flow.isEvicted()) {
      return last;
    }
    if (flow.isPortReused()) {
      return Math.max(last, flow.reusedTime());
    }
    return Math.max(last, caseFile.surroundings().endNanos());
  }

  /// How long the watch went on after the connection's last segment.
  static long quietNanos(CaseFile caseFile) {
    return Span.between(caseFile.flow().lastTime(), untilNanos(caseFile));
  }

  /// How long the watch went on after a moment.
  static long sinceNanos(CaseFile caseFile, long momentNanos) {
    return Span.between(momentNanos, untilNanos(caseFile));
  }
}
