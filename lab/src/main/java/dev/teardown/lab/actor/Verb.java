// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;

/// An operation's entry in the catalogue.
///
/// @param name its first word
/// @param usage the whole as it is written: "send SIZE times N"
/// @param summary what it does and what comes out, for the reference
/// @param needsProcess whether only a process of its own can do it
/// @param syntax reads what stands after the name
public record Verb(String name, String usage, String summary, boolean needsProcess, Syntax syntax) {

  Verb(String name, String usage, String summary, Syntax syntax) {
    this(name, usage, summary, false, syntax);
  }

  /// Reads the words of one operation.
  @FunctionalInterface
  public interface Syntax {

    Operation parse(Words words) throws ScriptException;
  }
}
