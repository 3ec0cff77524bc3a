// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.Script;
import dev.teardown.lab.script.ScriptException;
import dev.teardown.linux.netns.NamespaceId;
import dev.teardown.linux.netns.OwnNamespaces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// A process that is an actor: reads operations from standard input, one a line, carries each out
/// and answers with one line. Ends when its input does, so that it does not outlive who started it.
public final class ActorMain {

  private ActorMain() {}

  /// @param arguments the stage
  public static void main(String[] arguments) throws IOException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var own = new OwnNamespaces();
    own.add(NamespaceId.ofThisThread());
    var desk = new Desk(Stage.parse(arguments[0]), own);
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      out.println(desk.perform(parse(line)).line());
    }
  }

  /// The line was read before by who sends it, so that it is no user's mistake if it is wrong.
  private static Operation parse(String line) {
    try {
      var words = Script.line(line, 1);
      var name = words.take("an operation").text();
      return Operations.named(name).orElseThrow().syntax().parse(words);
    } catch (ScriptException e) {
      throw new IllegalArgumentException(line, e);
    }
  }
}
