// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.diagnosis.EndedBy;
import dev.teardown.diagnosis.Ending;
import dev.teardown.diagnosis.Verdict;
import java.util.EnumMap;
import java.util.Map;

/// Counts connections by how they ended.
public final class EndingTally {

  /// What is counted of one ending.
  public static final class Line {
    private long connections;
    private long byInitiator;
    private long byResponder;
    private long undelivered;

    public long connections() {
      return connections;
    }

    public long byInitiator() {
      return byInitiator;
    }

    public long byResponder() {
      return byResponder;
    }

    /// Ended by both, a third party, nobody, or nobody knows.
    public long byOthers() {
      return connections - byInitiator - byResponder;
    }

    /// Bytes that were sent and never arrived, of both sides.
    public long undelivered() {
      return undelivered;
    }
  }

  private final Map<Ending, Line> lines = new EnumMap<>(Ending.class);
  private long connections;
  private long bad;

  /// Counts one connection.
  public void add(Verdict verdict) {
    var line = lines.get(verdict.ending());
    if (line == null) {
      line = new Line();
      lines.put(verdict.ending(), line);
    }
    connections++;
    line.connections++;
    line.byInitiator += verdict.endedBy() == EndedBy.INITIATOR ? 1 : 0;
    line.byResponder += verdict.endedBy() == EndedBy.RESPONDER ? 1 : 0;
    line.undelivered += Severity.undelivered(verdict);
    bad += Severity.isWell(verdict) ? 0 : 1;
  }

  /// By ending, in the order of the endings.
  public Map<Ending, Line> lines() {
    return lines;
  }

  public long connections() {
    return connections;
  }

  /// Connections that did not end well.
  public long bad() {
    return bad;
  }
}
