// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.diagnosis.Ending;
import org.jspecify.annotations.Nullable;

/// How many connections ended in which way, by groups of endings.
final class EndingTable {

  private static final int CODE = 28;
  private static final int NUMBER = 13;

  private final Utf8Text out;
  private final Palette palette;

  EndingTable(Utf8Text out, Palette palette) {
    this.out = out;
    this.palette = palette;
  }

  void write(EndingTally tally) {
    out.line();
    var heading = new StringBuilder("ENDING").repeat(' ', CODE - 4);
    heading.append("      COUNT BY INITIATOR BY RESPONDER     BY OTHER  UNDELIVERED");
    out.add(palette.faint(heading.toString())).line();
    Ending.@Nullable Group group = null;
    for (var entry : tally.lines().entrySet()) {
      var ending = entry.getKey();
      if (ending.group() != group) {
        group = ending.group();
        out.add(group.text()).line();
      }
      row(ending, entry.getValue());
    }
  }

  private void row(Ending ending, EndingTally.Line line) {
    out.spaces(2).left(ending.code(), CODE);
    out.right(Quantity.count(line.connections()), NUMBER - 2);
    number(line.byInitiator());
    number(line.byResponder());
    number(line.byOthers());
    number(line.undelivered());
    out.line();
  }

  /// Zero is a dot, so that the eye finds the rest.
  private void number(long number) {
    var text = number == 0 ? "·" : Quantity.count(number);
    out.spaces(NUMBER - text.length()).add(number == 0 ? palette.faint(text) : text);
  }
}
