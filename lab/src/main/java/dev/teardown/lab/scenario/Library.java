// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

import dev.teardown.lab.script.ScriptException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The scenarios that ship with the program, in the order of `scenarios/index.txt`.
public final class Library {

  private static final String FOLDER = "/dev/teardown/lab/scenarios/";
  private static final String ENDING = ".scenario";

  private Library() {}

  /// All of them.
  public static List<Scenario> shipped() {
    var scenarios = new ArrayList<Scenario>();
    for (var name : names()) {
      try {
        scenarios.add(ScenarioParser.parse(name, text(name)));
      } catch (ScriptException e) {
        throw new IllegalStateException(e.in(name + ENDING), e);
      }
    }
    return scenarios;
  }

  /// Their names, such as "s4/kill-unread".
  public static List<String> names() {
    return resource("index.txt").lines().filter(line -> !line.isBlank()).toList();
  }

  /// One of them as it is written.
  public static String text(String name) {
    return resource(name + ENDING);
  }

  private static String resource(String name) {
    try (var in = Library.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
