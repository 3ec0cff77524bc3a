// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

import dev.teardown.lab.actor.Operations;
import dev.teardown.lab.script.Position;
import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Span;
import dev.teardown.lab.script.Word;
import dev.teardown.lab.script.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads one step: a pause, an actor, an operation, what should come of it, and whether to wait; or
/// what happens to the cable.
final class StepParser {

  private static final String BACKGROUND = "&";

  /// What is done to a process from outside.
  private static final Map<String, String> SIGNALS =
      Map.of("kill", "KILL", "stop", "STOP", "continue", "CONT");

  private final List<Role> roles;
  private final Words words;
  private final Position position;

  StepParser(List<Role> roles, Words words) {
    this.roles = roles;
    this.words = words;
    this.position = words.position();
  }

  Step parse() throws ScriptException {
    var pause = pause();
    if (words.takes("cable")) {
      return new Step.Cable(position, pause, words.line().strip(), CableParser.parse(words));
    }
    var role = role();
    if (words.takes("done")) {
      var expectation = ExpectationParser.parse(words);
      return new Step.Done(
          position, pause, words.line().strip(), role.name(), expectation, limit());
    }
    var verb = words.take("what " + role.name() + " does");
    return SIGNALS.containsKey(verb.text()) ? signal(pause, role, verb) : call(pause, role, verb);
  }

  private Duration pause() throws ScriptException {
    if (!words.seesPrefix("+")) {
      return Duration.ZERO;
    }
    var word = words.take("a pause");
    return Span.duration(word, word.text().substring(1), "a pause");
  }

  private Role role() throws ScriptException {
    var names = roles.stream().map(Role::name).toList();
    var name = words.takeOneOf("an actor", names);
    return roles.get(names.indexOf(name));
  }

  private Step signal(Duration pause, Role role, Word verb) throws ScriptException {
    needsProcess(role, verb);
    if (verb.is("kill")) {
      words.expect("-9");
    }
    return new Step.Signal(
        position, pause, words.line().strip(), role.name(), SIGNALS.getOrDefault(verb.text(), ""));
  }

  private Step call(Duration pause, Role role, Word word) throws ScriptException {
    var verb = Operations.named(word.text()).orElseThrow(() -> unknown(word));
    if (verb.needsProcess()) {
      needsProcess(role, word);
    }
    var operation = verb.syntax().parse(words);
    var written = words.since(word.position());
    if (words.hasNext() && !seesSuffix()) {
      var extra = words.take("");
      throw new ScriptException(
          extra.position(), "'" + extra.text() + "' does not belong to: " + verb.usage());
    }
    var expectation = ExpectationParser.parse(words);
    var limit = limit();
    boolean isAwaited = !words.takes(BACKGROUND);
    if (!isAwaited && !expectation.isAny()) {
      throw new ScriptException(
          position, "what is not awaited (&) can expect nothing: '" + role.name() + " done' can");
    }
    return new Step.Call(
        position,
        pause,
        words.line().strip(),
        role.name(),
        written,
        operation,
        isAwaited,
        expectation,
        limit);
  }

  private boolean seesSuffix() {
    return words.sees("=") || words.sees("within") || words.sees("limit") || words.sees(BACKGROUND);
  }

  private Optional<Duration> limit() throws ScriptException {
    return words.takes("limit")
        ? Optional.of(Span.takeDuration(words, "when to give up"))
        : Optional.empty();
  }

  private static ScriptException unknown(Word word) {
    var known = new ArrayList<>(Operations.names());
    known.addAll(SIGNALS.keySet());
    known.add("done");
    return Words.unexpected(word, "an operation", known);
  }

  private static void needsProcess(Role role, Word verb) throws ScriptException {
    if (!role.isProcess()) {
      throw new ScriptException(
          verb.position(),
          "%s is a thread of the laboratory and cannot %s: add the line 'process %s'"
              .formatted(role.name(), verb.text(), role.host()));
    }
  }
}
