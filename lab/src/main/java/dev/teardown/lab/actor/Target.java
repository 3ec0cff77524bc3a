// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.Range;
import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;

/// Which of an actor's sockets an operation works on: `@2` is the second connection, `listener` the
/// listening socket; without a word it is the first connection.
record Target(int number) {

  static final Target FIRST = new Target(1);
  static final Target LISTENER = new Target(0);

  static final String USAGE = "[@N|listener]";

  /// The word for it, if it is the next.
  static Target take(Words words) throws ScriptException {
    if (words.takes("listener")) {
      return LISTENER;
    }
    return connection(words);
  }

  /// As [#take], but never the listener.
  static Target connection(Words words) throws ScriptException {
    if (!words.seesPrefix("@")) {
      return FIRST;
    }
    var expected = "a connection such as @2";
    var word = words.take(expected);
    long number = Range.parse(word, word.text().substring(1), expected).low();
    if (number < 1 || number > Stage.CONNECTIONS) {
      throw new ScriptException(
          word.position(), "connections are numbered from 1 to " + Stage.CONNECTIONS);
    }
    return new Target((int) number);
  }

  @Override
  public String toString() {
    return this.equals(LISTENER) ? "listener" : "@" + number;
  }
}
