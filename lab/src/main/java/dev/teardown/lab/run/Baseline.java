// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

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
