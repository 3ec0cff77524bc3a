// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.diagnosis.Harm;
import dev.teardown.diagnosis.Verdict;
import java.util.Comparator;

/// Which connections deserve attention, and in what order.
public final class Severity {

  /// The most harmful first: leaks and lost bytes, many before few, then what was proven, then by
  /// first packet.
  public static final Comparator<Verdict> WORST_FIRST = Severity::compare;

  private Severity() {}

  /// Whether a connection ended as it should, or simply goes on: nobody needs to read about it.
  public static boolean isWell(Verdict verdict) {
    if (verdict.harm().level() != Harm.Level.NONE) {
      return false;
    }
    return switch (verdict.ending()) {
      case FIN, FIN_SIMULTANEOUS, FIN_HALF_CLOSE, OPEN -> true;
      default -> false;
    };
  }

  /// Bytes that were sent and never arrived, of both sides.
  public static long undelivered(Verdict verdict) {
    return verdict.harm().undeliveredInitiator() + verdict.harm().undeliveredResponder();
  }

  private static int compare(Verdict a, Verdict b) {
    int byHarm = b.harm().level().compareTo(a.harm().level());
    if (byHarm != 0) {
      return byHarm;
    }
    int byBytes = Long.compare(undelivered(b), undelivered(a));
    if (byBytes != 0) {
      return byBytes;
    }
    int byCertainty = a.certainty().compareTo(b.certainty());
    return byCertainty != 0 ? byCertainty : Integer.compare(stream(a), stream(b));
  }

  private static int stream(Verdict verdict) {
    return verdict.caseFile().flow().stream();
  }
}
