// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;
import dev.teardown.linux.diag.SockDestroy;
import java.io.IOException;
import java.util.List;

/// SOCK_DESTROY of a host's socket by somebody else on that host, as `ss -K` does it.
record DestroyOperation(boolean ofServer, Target target) implements Operation {

  static final Verb VERB =
      new Verb(
          "destroy",
          "destroy server|client [@N]",
          "SOCK_DESTROY of that host's socket of the connection, as an administrator: 0 or an"
              + " error",
          DestroyOperation::parse);

  private static Operation parse(Words words) throws ScriptException {
    var whose = words.takeOneOf("server or client", List.of("server", "client"));
    return new DestroyOperation(whose.equals("server"), Target.connection(words));
  }

  @Override
  public Outcome run(Desk desk) throws IOException {
    var server = desk.stage().serverEnd();
    var client = desk.stage().clientEnd(target.number());
    return Outcome.of(
        ofServer
            ? SockDestroy.destroy(desk.own(), server, client)
            : SockDestroy.destroy(desk.own(), client, server));
  }
}
