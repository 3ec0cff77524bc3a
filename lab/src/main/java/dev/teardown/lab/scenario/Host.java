// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

import dev.teardown.flow.Side;
import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;
import java.util.List;

/// The two hosts of a scenario. The client always opens the connection.
public enum Host {
  SERVER(Side.RESPONDER),
  CLIENT(Side.INITIATOR);

  private static final List<String> NAMES = List.of("server", "client");

  private final Side side;

  Host(Side side) {
    this.side = side;
  }

  /// The side that its end of the connection is for a diagnosis.
  public Side side() {
    return side;
  }

  public Host other() {
    return this == SERVER ? CLIENT : SERVER;
  }

  static Host take(Words words) throws ScriptException {
    return words.takeOneOf("a host", NAMES).equals("server") ? SERVER : CLIENT;
  }

  @Override
  public String toString() {
    return this == SERVER ? "server" : "client";
  }
}
