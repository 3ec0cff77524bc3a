// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

/// What is decided about a connection before its first segment.
///
/// @param actor the side that the ending's script is about: who closes, resets or gives up
/// @param variant which of the ending's forms, from 0
/// @param bodyPackets how many segments lie between handshake and ending
record FlowRecipe(GeneratedEnding ending, Side actor, int variant, int bodyPackets) {

  static final FlowRecipe NOTHING = new FlowRecipe(GeneratedEnding.OPEN, Side.INITIATOR, 0, 0);

  /// Who ended it, in the words of the truth file.
  String endedBy() {
    return switch (ending.enderRule()) {
      case ACTOR -> actor == Side.INITIATOR ? "initiator" : "responder";
      case INITIATOR -> "initiator";
      case RESPONDER -> "responder";
      case BOTH -> "both";
      case NOBODY -> "nobody";
    };
  }

  /// Segments of handshake and ending.
  int framePackets() {
    return (ending.isEstablished() ? Handshake.PACKETS : 0) + ending.packets(variant);
  }
}
