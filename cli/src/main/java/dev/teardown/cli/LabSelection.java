// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.cli.selection.SelectionException;
import dev.teardown.lab.scenario.Library;
import dev.teardown.lab.scenario.Scenario;
import dev.teardown.lab.scenario.ScenarioParser;
import dev.teardown.lab.script.ScriptException;
import dev.teardown.report.CloseMatches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Finds the scenarios that a user means.
final class LabSelection {

  private static final String ENDING = ".scenario";

  private final List<Scenario> shipped = Library.shipped();
  private final LinkedHashSet<Scenario> selected = new LinkedHashSet<>();

  private LabSelection() {}

  /// @param names cases, names of scenarios, files; all that ship where there is none
  /// @param slow whether those that take long are among a case's
  static List<Scenario> of(List<String> names, boolean slow) throws SelectionException {
    var selection = new LabSelection();
    for (var name : names) {
      selection.add(name, slow);
    }
    if (names.isEmpty()) {
      selection.shipped.stream()
          .filter(scenario -> slow || !scenario.slow())
          .forEach(selection.selected::add);
    }
    return new ArrayList<>(selection.selected);
  }

  private void add(String name, boolean slow) throws SelectionException {
    if (name.endsWith(ENDING)) {
      selected.add(file(name));
      return;
    }
    int before = selected.size();
    for (var scenario : shipped) {
      boolean isOfCase = scenario.group().equals(name) && (slow || !scenario.slow());
      if (isOfCase || scenario.name().equals(name)) {
        selected.add(scenario);
      }
    }
    boolean isKnown =
        shipped.stream().anyMatch(each -> each.group().equals(name) || each.name().equals(name));
    if (selected.size() == before && !isKnown) {
      throw new SelectionException("there is no case or scenario '" + name + "'" + hint(name));
    }
  }

  private String hint(String name) {
    var known = new LinkedHashSet<String>();
    shipped.forEach(scenario -> known.add(scenario.group()));
    shipped.forEach(scenario -> known.add(scenario.name()));
    return CloseMatches.hint(name, List.copyOf(known));
  }

  private static Scenario file(String name) throws SelectionException {
    try {
      return ScenarioParser.parse(name, Files.readString(Path.of(name)));
    } catch (ScriptException e) {
      throw new SelectionException(e.in(name));
    } catch (IOException e) {
      throw new SelectionException(name + " " + InputFailure.reason(e));
    }
  }
}
