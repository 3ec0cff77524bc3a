// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.trace;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The layout of one event's record, from its `format` file:
///
/// ```
/// name: tcp_send_reset
/// ID: 2280
/// format:
///   field:int state;	offset:24;	size:4;	signed:1;
/// print fmt: "... reason=%s", __print_symbolic(REC->reason, { 0, "NOT_SPECIFIED" }, ...)
/// ```
///
/// @param id the number that a record begins with
/// @param fields by name
/// @param symbols the names of values, by field
record EventFormat(
    String name, int id, Map<String, Field> fields, Map<String, Map<Integer, String>> symbols) {

  /// Where a field lies in a record, in bytes.
  record Field(int offset, int size) {}

  private static final Pattern FIELD =
      Pattern.compile("field:[^;]*?(\\w+)(?:\\[[^\\]]*\\])?;\\s*offset:(\\d+);\\s*size:(\\d+);");
  private static final Pattern SYMBOLS =
      Pattern.compile("__print_symbolic\\(REC->(\\w+), ((?:\\{[^}]*\\}(?:, )?)*)\\)");
  private static final Pattern SYMBOL = Pattern.compile("\\{ (\\d+), \"([^\"]*)\" \\}");

  EventFormat {
    fields = Map.copyOf(fields);
    symbols = Map.copyOf(symbols);
  }

  /// @throws IllegalArgumentException if this is no format file
  static EventFormat parse(String text) {
    var name = "";
    int id = -1;
    var fields = new HashMap<String, Field>();
    var symbols = new HashMap<String, Map<Integer, String>>();
    for (var line : text.split("\n")) {
      if (line.startsWith("name: ")) {
        name = line.substring(6).strip();
      } else if (line.startsWith("ID: ")) {
        id = Integer.parseInt(line.substring(4).strip());
      } else if (line.startsWith("print fmt: ")) {
        symbols(line, symbols);
      } else {
        field(line, fields);
      }
    }
    if (name.isEmpty() || id < 0 || fields.isEmpty()) {
      throw new IllegalArgumentException("this is no format of an event: " + text);
    }
    return new EventFormat(name, id, fields, symbols);
  }

  private static void field(String line, Map<String, Field> fields) {
    var match = FIELD.matcher(line);
    if (match.find()) {
      int offset = Integer.parseInt(match.group(2));
      fields.put(match.group(1), new Field(offset, Integer.parseInt(match.group(3))));
    }
  }

  private static void symbols(String line, Map<String, Map<Integer, String>> symbols) {
    var fields = SYMBOLS.matcher(line);
    while (fields.find()) {
      var names = new HashMap<Integer, String>();
      var each = SYMBOL.matcher(fields.group(2));
      while (each.find()) {
        names.put(Integer.parseInt(each.group(1)), each.group(2));
      }
      symbols.put(fields.group(1), Map.copyOf(names));
    }
  }

  Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /// The name of a value, or the number itself where this kernel names it no more.
  String symbol(String field, int value) {
    return symbols.getOrDefault(field, Map.of()).getOrDefault(value, Integer.toString(value));
  }
}
