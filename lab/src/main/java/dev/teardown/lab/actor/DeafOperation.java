// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;
import dev.teardown.linux.socket.ClassicBpf;
import java.io.IOException;
import java.util.List;

/// A socket filter that drops whatever comes for one socket, before TCP sees it.
record DeafOperation(boolean isOn, Target target) implements Operation {

  static final Verb VERB =
      new Verb(
          "deaf",
          "deaf on|off " + Target.USAGE,
          "a filter on the socket that drops every segment that comes for it",
          DeafOperation::parse);

  private static Operation parse(Words words) throws ScriptException {
    boolean isOn = words.takeOneOf("on or off", List.of("on", "off")).equals("on");
    return new DeafOperation(isOn, Target.take(words));
  }

  @Override
  public Outcome run(Desk desk) throws IOException {
    var options = desk.socket(target).options();
    return Outcome.of(isOn ? options.attach(ClassicBpf.DROP_ALL) : options.detachFilter());
  }
}
