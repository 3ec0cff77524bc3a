// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;
import java.util.Arrays;
import java.util.List;

/// Kinds of segments that scenarios speak of.
public enum SegmentKind {
  SYN("SYN"),
  SYN_ACK("SYN,ACK"),
  /// Any with the flag, with data or without.
  FIN("FIN"),
  /// Any with the flag.
  RST("RST"),
  RST_ACK("RST,ACK"),
  /// A reset without ACK.
  RST_ALONE("RST-alone"),
  /// Any that carries data.
  DATA("data"),
  /// ACK and nothing else.
  ACK("ACK");

  private static final List<String> NAMES =
      Arrays.stream(values()).map(SegmentKind::toString).toList();

  private final String text;

  SegmentKind(String text) {
    this.text = text;
  }

  static SegmentKind take(Words words) throws ScriptException {
    var name = words.takeOneOf("a kind of segment", NAMES);
    return values()[NAMES.indexOf(name)];
  }

  @Override
  public String toString() {
    return text;
  }
}
