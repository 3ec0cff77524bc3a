// SPDX-License-Identifier: Apache-2.0
package dev.teardown.seg;

import dev.teardown.flow.Side;
import java.util.Optional;

/// The two ends of a connection in a script.
///
/// @param name "" for the one that needs none
record Connection(String name, End initiator, End responder) {

  /// @param iss what relative 0 stands for
  /// @param timestamps whether segments bear timestamps although no SYN was seen to ask for them
  record End(String address, int port, int ttl, int iss, boolean timestamps) {}

  static Connection unnamed() {
    return new Connection(
        "",
        new End("10.0.0.1", 40000, 64, 1_000_000, false),
        new End("10.0.0.2", 80, 64, 5_000_000, false));
  }

  End end(Side side) {
    return side == Side.INITIATOR ? initiator : responder;
  }

  /// `initiator ADDR:PORT responder ADDR:PORT ttl I/R iss I/R ts`, each as wanted, in any order.
  static Connection parse(String name, Connection base, Words words) {
    var i = base.initiator;
    var r = base.responder;
    while (words.hasNext()) {
      switch (words.next("a property")) {
        case "initiator" -> i = at(i, words);
        case "responder" -> r = at(r, words);
        case "ttl" -> {
          int[] pair = pair(words, "ttl");
          i = new End(i.address, i.port, pair[0], i.iss, i.timestamps);
          r = new End(r.address, r.port, pair[1], r.iss, r.timestamps);
        }
        case "iss" -> {
          int[] pair = pair(words, "iss");
          i = new End(i.address, i.port, i.ttl, pair[0], i.timestamps);
          r = new End(r.address, r.port, r.ttl, pair[1], r.timestamps);
        }
        case "ts" -> {
          i = new End(i.address, i.port, i.ttl, i.iss, true);
          r = new End(r.address, r.port, r.ttl, r.iss, true);
        }
        default -> throw words.wrongBefore("initiator, responder, ttl, iss or ts expected");
      }
    }
    return new Connection(name, i, r);
  }

  private static End at(End old, Words words) {
    String text = words.next("ADDRESS:PORT");
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw words.wrongBefore("ADDRESS:PORT expected");
    }
    String address = text.substring(0, colon).replace("[", "").replace("]", "");
    int port = words.integerOf(text.substring(colon + 1), "port");
    return new End(address, port, old.ttl, old.iss, old.timestamps);
  }

  private static int[] pair(Words words, String what) {
    String[] parts = words.next(what).split("/");
    if (parts.length != 2) {
      throw words.wrongBefore(what + " of both sides expected: I/R");
    }
    return new int[] {words.integerOf(parts[0], what), words.integerOf(parts[1], what)};
  }

  static Optional<Side> side(String word) {
    return switch (word) {
      case "i", "initiator" -> Optional.of(Side.INITIATOR);
      case "r", "responder" -> Optional.of(Side.RESPONDER);
      default -> Optional.empty();
    };
  }
}
