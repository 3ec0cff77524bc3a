// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;
import dev.teardown.linux.socket.RawIpSocket;
import dev.teardown.linux.socket.TcpRepair;
import dev.teardown.wire.TcpFlags;
import java.io.IOException;
import java.util.List;

/// A segment in this host's name that its own kernel knows nothing of, as an injector on the path
/// sends it: with another hop count and without options.
///
/// @param offset from the number that the other side awaits
record ForgeOperation(int flags, int offset, Target target) implements Operation {

  /// Within any window, but not its first number.
  private static final int INSIDE = 1_000;

  /// Before everything that was sent.
  private static final int OUTSIDE = -100_000;

  static final Verb VERB =
      new Verb(
          "forge",
          "forge RST|SYN|FIN exact|inside|outside [@N]",
          "sends a forged segment in this host's name: with the number that the other side awaits,"
              + " one inside its window, or one outside: 0",
          ForgeOperation::parse);

  private static Operation parse(Words words) throws ScriptException {
    var kind = words.takeOneOf("RST, SYN or FIN", List.of("RST", "SYN", "FIN"));
    var where = words.takeOneOf("exact, inside or outside", List.of("exact", "inside", "outside"));
    int flags =
        switch (kind) {
          case "RST" -> TcpFlags.RST;
          case "SYN" -> TcpFlags.SYN;
          default -> TcpFlags.FIN | TcpFlags.ACK;
        };
    int offset = where.equals("exact") ? 0 : where.equals("inside") ? INSIDE : OUTSIDE;
    return new ForgeOperation(flags, offset, Target.connection(words));
  }

  @Override
  public Outcome run(Desk desk) throws IOException {
    var socket = desk.socket(target);
    var repair = new TcpRepair(socket.options());
    repair.enter().orThrow();
    int seq = (int) repair.sequence(TcpRepair.Queue.SEND).orThrow() + offset;
    int ack = (int) repair.sequence(TcpRepair.Queue.RECEIVE).orThrow();
    repair.leave().orThrow();
    var from = socket.local().orElseThrow();
    var to = socket.peer().orElseThrow();
    try (var raw = RawIpSocket.open(desk.own(), desk.stage().family())) {
      var sent = raw.send(ForgedSegment.of(from, to, flags, seq, ack), to.ip());
      return sent.failed() ? Outcome.of(sent) : Outcome.of(0);
    }
  }
}
