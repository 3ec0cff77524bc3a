// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.script;

/// Text that is not as it should be: where, what stands there, and what was expected. The only
/// exception that a scenario's text causes.
public final class ScriptException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Position position;

  public ScriptException(Position position, String problem) {
    super(problem);
    this.position = position;
  }

  public Position position() {
    return position;
  }

  /// As compilers say it: "my.scenario:3:9: ...".
  public String in(String name) {
    return name + ":" + position + ": " + getMessage();
  }
}
