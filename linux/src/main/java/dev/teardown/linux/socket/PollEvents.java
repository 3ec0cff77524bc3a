// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import java.util.List;

/// A set of poll's events; epoll uses the same bits (asm-generic/poll.h). Prints as "IN|OUT|RDHUP",
/// or "none".
public record PollEvents(int bits) {

  public static final PollEvents NONE = new PollEvents(0);
  public static final PollEvents IN = new PollEvents(0x1);
  public static final PollEvents PRI = new PollEvents(0x2);
  public static final PollEvents OUT = new PollEvents(0x4);

  /// The kernel reports it and the next two whether or not they were asked for.
  public static final PollEvents ERR = new PollEvents(0x8);

  /// Both directions are shut.
  public static final PollEvents HUP = new PollEvents(0x10);

  /// No open descriptor.
  public static final PollEvents NVAL = new PollEvents(0x20);

  /// The peer's direction is shut.
  public static final PollEvents RDHUP = new PollEvents(0x2000);

  /// All that can be asked for.
  public static final PollEvents ALL = of(IN, PRI, OUT, RDHUP);

  private record Named(String name, int bit) {}

  /// In the order in which they print.
  private static final List<Named> NAMES =
      List.of(
          new Named("IN", 0x1),
          new Named("PRI", 0x2),
          new Named("OUT", 0x4),
          new Named("RDHUP", 0x2000),
          new Named("ERR", 0x8),
          new Named("HUP", 0x10),
          new Named("NVAL", 0x20));

  public static PollEvents of(PollEvents... events) {
    int bits = 0;
    for (PollEvents each : events) {
      bits |= each.bits;
    }
    return new PollEvents(bits);
  }

  /// The event of a name, "RDHUP".
  ///
  /// @throws IllegalArgumentException if there is none
  public static PollEvents named(String name) {
    return NAMES.stream()
        .filter(named -> named.name.equals(name))
        .map(named -> new PollEvents(named.bit))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no event of poll: " + name));
  }

  /// Whether all of those are among these.
  public boolean has(PollEvents those) {
    return (bits & those.bits) == those.bits;
  }

  public boolean isEmpty() {
    return bits == 0;
  }

  @Override
  public String toString() {
    if (bits == 0) {
      return "none";
    }
    var text = new StringBuilder();
    int rest = bits;
    for (Named each : NAMES) {
      if ((rest & each.bit) != 0) {
        text.append(text.isEmpty() ? "" : "|").append(each.name);
        rest &= ~each.bit;
      }
    }
    if (rest != 0) {
      text.append(text.isEmpty() ? "" : "|").append("0x").append(Integer.toHexString(rest));
    }
    return text.toString();
  }
}
