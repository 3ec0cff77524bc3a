// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.lab.scenario.Host;
import dev.teardown.lab.scenario.Scenario;
import dev.teardown.lab.scenario.Setting;
import dev.teardown.lab.script.Script;
import dev.teardown.lab.script.ScriptException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The kernel parameters that every scenario starts from, from `baseline.txt`.
final class Baseline {

  private static final String FILE = "/dev/teardown/lab/baseline.txt";

  static final Map<String, String> PARAMETERS = read();

  private Baseline() {}

  /// What a parameter is on a host of a scenario: what it sets, or the baseline's.
  static String value(Scenario scenario, Host host, String parameter) {
    return scenario.settings().stream()
        .filter(it -> it.host() == host && it.parameter().equals(parameter))
        .map(Setting::value)
        .reduce(PARAMETERS.getOrDefault(parameter, ""), (_, last) -> last);
  }

  private static Map<String, String> read() {
    var parameters = new LinkedHashMap<String, String>();
    try (var in = Baseline.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (var line : Script.lines(text)) {
        var name = line.take("a parameter").text();
        line.expect("=");
        parameters.put(name, line.rest());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ScriptException e) {
      throw new IllegalStateException(e.in(FILE), e);
    }
    return parameters;
  }
}
