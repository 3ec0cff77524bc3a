// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Checks a value against the part of JSON Schema that docs/schema uses; a keyword that it does not
/// know is a fault. Stricter in one thing: a field that the schema does not describe is a fault
/// too.
final class SchemaCheck {

  private static final List<String> NOTES = List.of("$schema", "$defs", "title", "description");

  private final Map<String, Object> root;
  private final List<String> faults = new ArrayList<>();

  SchemaCheck(String schema) {
    this.root = JsonTree.object(JsonTree.parse(schema));
  }

  /// What is wrong with the value, each with its place.
  List<String> faults(@Nullable Object value) {
    faults.clear();
    check("$", root, value);
    return List.copyOf(faults);
  }

  private void check(String path, Map<String, Object> schema, @Nullable Object value) {
    for (var rule : schema.entrySet()) {
      if (!NOTES.contains(rule.getKey())) {
        check(path, rule.getKey(), rule.getValue(), schema, value);
      }
    }
    if (value instanceof Map<?, ?> object && schema.containsKey("properties")) {
      var known = JsonTree.object(schema.get("properties"));
      for (var name : object.keySet()) {
        faultUnless(
            known.containsKey(String.valueOf(name)), path, "field not in the schema: " + name);
      }
    }
  }

  private void check(
      String path,
      String keyword,
      Object rule,
      Map<String, Object> schema,
      @Nullable Object value) {
    switch (keyword) {
      case "$ref" -> check(path, definition((String) rule), value);
      case "type" -> faultUnless(hasType(rule, value), path, "not of type " + rule);
      case "const" -> faultUnless(rule.equals(value), path, "not " + rule);
      case "enum" -> faultUnless(((List<?>) rule).contains(value), path, "not one of " + rule);
      case "pattern" ->
          faultUnless(
              value instanceof String text && text.matches((String) rule),
              path,
              "not like " + rule);
      case "minimum" ->
          faultUnless(
              value == null || (long) value >= (long) rule, path, "below the minimum " + rule);
      case "maximum" -> faultUnless(value != null && (long) value <= (long) rule, path, "above");
      case "required" -> required(path, (List<?>) rule, value);
      case "properties" -> properties(path, JsonTree.object(rule), value);
      case "items" -> items(path, JsonTree.object(rule), value);
      case "anyOf" -> faultUnless(anyOf(path, (List<?>) rule, value), path, "none of " + rule);
      default -> throw new IllegalArgumentException("unknown keyword " + keyword + " in " + schema);
    }
  }

  private void faultUnless(boolean good, String path, String fault) {
    if (!good) {
      faults.add(path + ": " + fault);
    }
  }

  private Map<String, Object> definition(String reference) {
    var name = reference.substring("#/$defs/".length());
    return JsonTree.object(JsonTree.object(root.get("$defs")).get(name));
  }

  private static boolean hasType(Object rule, @Nullable Object value) {
    if (rule instanceof List<?> several) {
      return several.stream().anyMatch(each -> hasType(Objects.requireNonNull(each), value));
    }
    return switch ((String) rule) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "string" -> value instanceof String;
      case "integer" -> value instanceof Long;
      case "boolean" -> value instanceof Boolean;
      case "null" -> value == null;
      default -> throw new IllegalArgumentException("unknown type " + rule);
    };
  }

  private void required(String path, List<?> names, @Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      for (var name : names) {
        faultUnless(object.containsKey(name), path, "missing " + name);
      }
    }
  }

  private void properties(String path, Map<String, Object> schemas, @Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      for (var entry : schemas.entrySet()) {
        if (object.containsKey(entry.getKey())) {
          check(
              path + "." + entry.getKey(),
              JsonTree.object(entry.getValue()),
              object.get(entry.getKey()));
        }
      }
    }
  }

  private void items(String path, Map<String, Object> schema, @Nullable Object value) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        check(path + "[" + i + "]", schema, list.get(i));
      }
    }
  }

  private boolean anyOf(String path, List<?> schemas, @Nullable Object value) {
    var before = List.copyOf(faults);
    for (var schema : schemas) {
      faults.clear();
      check(path, JsonTree.object(schema), value);
      if (faults.isEmpty()) {
        faults.addAll(before);
        return true;
      }
    }
    faults.clear();
    faults.addAll(before);
    return false;
  }
}
