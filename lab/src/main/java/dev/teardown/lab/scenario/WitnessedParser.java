// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

import dev.teardown.lab.script.Range;
import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;
import java.util.List;
import java.util.Optional;

/// Reads what should have been witnessed: `expect wire client RST,ACK active`, `expect kernel
/// server error ECONNRESET`.
final class WitnessedParser {

  private static final List<String> WITNESSES = List.of("wire", "kernel");
  private static final List<String> KINDS =
      List.of("reset", "received-reset", "error", "retransmitted", "destroyed");
  private static final Range AT_LEAST_ONE = new Range(1, Long.MAX_VALUE);

  private WitnessedParser() {}

  static Witnessed parse(Words words) throws ScriptException {
    words.expect("expect");
    return words.takeOneOf("wire or kernel", WITNESSES).equals("wire")
        ? wire(words)
        : kernel(words);
  }

  private static Witnessed wire(Words words) throws ScriptException {
    var position = words.position();
    var from = Host.take(words);
    var kind = SegmentKind.take(words);
    var shape = shape(words);
    var times = times(words);
    var at = words.takes("at") ? Host.take(words) : from;
    return new Witnessed.Wire(position, words.line().strip(), from, kind, shape, at, times);
  }

  private static Optional<Witnessed.ResetShape> shape(Words words) {
    if (words.takes("active")) {
      return Optional.of(Witnessed.ResetShape.ACTIVE);
    }
    return words.takes("reply") ? Optional.of(Witnessed.ResetShape.REPLY) : Optional.empty();
  }

  private static Witnessed kernel(Words words) throws ScriptException {
    var position = words.position();
    var host = Host.take(words);
    var kind = words.takeOneOf("a kernel event", KINDS);
    boolean hasDetail = words.hasNext() && !words.sees("none") && !words.seesPrefix("x");
    var detail = hasDetail ? words.take("a detail").text() : "";
    return new Witnessed.Kernel(position, words.line().strip(), host, kind, detail, times(words));
  }

  /// "none", "x3", "x2..4"; at least one where nothing is said.
  private static Range times(Words words) throws ScriptException {
    if (words.takes("none")) {
      return Range.of(0);
    }
    if (!words.seesPrefix("x")) {
      return AT_LEAST_ONE;
    }
    var word = words.take("a count");
    return Range.parse(word, word.text().substring(1), "a count such as x3 or x2..4");
  }
}
