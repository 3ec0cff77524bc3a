// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.claim;

import dev.teardown.lab.script.Script;
import dev.teardown.lab.script.ScriptException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The claims that ship with the program, from `claims.txt`.
public final class Claims {

  private static final String FILE = "/dev/teardown/lab/claims.txt";

  private final Map<String, Claim> claims = new LinkedHashMap<>();

  private Claims() {}

  /// Reads those that ship.
  public static Claims shipped() {
    var claims = new Claims();
    try (var in = Claims.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      claims.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ScriptException e) {
      throw new IllegalStateException(e.in(FILE), e);
    }
    return claims;
  }

  private void read(String text) throws ScriptException {
    var fields = new HashMap<String, String>();
    for (var line : Script.lines(text)) {
      var field = line.take("a field").text();
      if (field.equals("case")) {
        add(fields);
        fields.clear();
      }
      fields.put(field, line.rest());
    }
    add(fields);
  }

  private void add(Map<String, String> fields) {
    var group = fields.getOrDefault("case", "");
    if (!group.isEmpty()) {
      claims.put(
          group,
          new Claim(
              group,
              fields.getOrDefault("title", ""),
              fields.getOrDefault("claim", ""),
              fields.getOrDefault("windows", ""),
              fields.getOrDefault("documented", "")));
    }
  }

  /// The claim of a case; none for what is no case of the article.
  public Optional<Claim> of(String group) {
    return Optional.ofNullable(claims.get(group));
  }
}
