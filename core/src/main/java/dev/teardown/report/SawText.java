// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.diagnosis.Saw;
import java.util.List;

/// What an application got from successive calls, in words.
final class SawText {

  private SawText() {}

  /// "receives: first data, then ECONNRESET, then eof; or sends: first ECONNRESET, then EPIPE; the
  /// error comes once, ...". It says "or" where one error stands in both lists: a socket tells it
  /// once, to whichever call is first.
  static String of(Saw saw) {
    var text = new StringBuilder();
    boolean shares = sharesError(saw);
    if (shares && saw.receives().equals(saw.sends())) {
      listed(text, "receives or sends: ", saw.receives());
    } else {
      listed(text, "receives: ", saw.receives());
      listed(text, shares ? "or sends: " : "sends: ", saw.sends());
    }
    if (!saw.note().isEmpty()) {
      text.append(text.isEmpty() ? "" : "; ").append(saw.note());
    }
    return text.toString();
  }

  private static boolean sharesError(Saw saw) {
    return saw.receives().stream()
        .anyMatch(result -> isError(result) && saw.sends().contains(result));
  }

  /// Errors are named as in errno.h.
  private static boolean isError(String result) {
    return result.startsWith("E");
  }

  private static void listed(StringBuilder text, String calls, List<String> results) {
    if (!results.isEmpty()) {
      text.append(text.isEmpty() ? "" : "; ").append(calls);
      text.append(results.size() > 1 ? "first " : "").append(String.join(", then ", results));
    }
  }
}
