// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

import dev.teardown.lab.script.Position;
import dev.teardown.lab.script.Script;
import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Words;
import java.util.ArrayList;
import java.util.List;

/// Reads a scenario: directives first, then the steps in order, then what should have been
/// witnessed.
///
/// ```
/// case   s5
/// title  a send to a client that has closed
/// truth  data-after-close by client application
///
///         server listen
///         client connect   = 0
/// +10ms   client close     = 0
///         server send 10   = 10
/// expect  wire client FIN
/// ```
public final class ScenarioParser {

  private static final String CABLE = "cable";
  private static final String EXPECT = "expect";

  private final Heading heading = new Heading();
  private final List<Step> steps = new ArrayList<>();
  private final List<Witnessed> witnessed = new ArrayList<>();

  private ScenarioParser() {}

  /// Reads one.
  ///
  /// @param name what it will be called
  /// @throws ScriptException at the first thing that is not as it should be
  public static Scenario parse(String name, String text) throws ScriptException {
    var parser = new ScenarioParser();
    for (var line : Script.lines(text)) {
      parser.line(line);
    }
    if (parser.steps.isEmpty()) {
      var end = new Position((int) text.lines().count() + 1, 1);
      throw new ScriptException(end, "expected a step such as 'server listen', but there is none");
    }
    return parser.heading.scenario(name, parser.steps, parser.witnessed);
  }

  private void line(Words words) throws ScriptException {
    if (words.sees(EXPECT)) {
      witnessed.add(WitnessedParser.parse(words));
    } else if (words.seesPrefix("+") || words.sees(CABLE) || heading.knowsRole(words)) {
      steps.add(new StepParser(heading.roles(), words).parse());
    } else {
      directive(words);
    }
    words.expectEnd();
  }

  private void directive(Words words) throws ScriptException {
    var word = words.take("a directive or a step");
    if (!Heading.DIRECTIVES.contains(word.text())) {
      var known = new ArrayList<>(Heading.DIRECTIVES);
      known.addAll(List.of(CABLE, EXPECT));
      heading.roles().forEach(role -> known.add(role.name()));
      throw Words.unexpected(word, "a directive, an actor, cable or expect", known);
    }
    if (!steps.isEmpty()) {
      throw new ScriptException(
          word.position(), "the line '" + word.text() + "' must stand before the first step");
    }
    heading.directive(word, words);
  }
}
