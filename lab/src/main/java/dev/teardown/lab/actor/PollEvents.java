// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The events of poll(2) and epoll(7) as scenarios write them (asm-generic/poll.h; the numbers of
/// epoll are the same).
final class PollEvents {

  static final int IN = 0x1;
  static final int OUT = 0x4;
  static final int ERR = 0x8;
  static final int HUP = 0x10;
  static final int RDHUP = 0x2000;

  /// What is asked for where nothing is said; ERR and HUP come unasked.
  static final int USUAL = IN | OUT | RDHUP;

  private static final Map<String, Integer> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("IN", IN);
    NAMES.put("OUT", OUT);
    NAMES.put("RDHUP", RDHUP);
    NAMES.put("ERR", ERR);
    NAMES.put("HUP", HUP);
  }

  private PollEvents() {}

  static boolean sees(Words words) {
    return NAMES.keySet().stream().anyMatch(words::sees);
  }

  static int take(Words words) throws ScriptException {
    var names = List.copyOf(NAMES.keySet());
    return NAMES.getOrDefault(words.takeOneOf("an event", names), 0);
  }

  static Outcome outcome(int events) {
    var marks =
        NAMES.entrySet().stream()
            .filter(event -> (events & event.getValue()) != 0)
            .map(Map.Entry::getKey)
            .toArray(String[]::new);
    return Outcome.marked(marks.length == 0 ? new String[] {Outcome.NOTHING} : marks);
  }
}
