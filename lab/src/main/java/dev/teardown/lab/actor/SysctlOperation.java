// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;
import java.io.IOException;

/// Writes a kernel parameter of the host's namespace.
record SysctlOperation(String parameter, String value) implements Operation {

  static final Verb VERB =
      new Verb(
          "sysctl",
          "sysctl PARAMETER VALUE",
          "sets a kernel parameter of the host",
          SysctlOperation::parse);

  private static Operation parse(Words words) throws ScriptException {
    var parameter = words.take("a parameter such as net.ipv4.tcp_retries2").text();
    return new SysctlOperation(parameter, words.take("a value").text());
  }

  @Override
  public Outcome run(Desk desk) throws IOException {
    desk.sysctl().write(parameter, value);
    return Outcome.of(0);
  }
}
