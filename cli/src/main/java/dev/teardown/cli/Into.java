// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Puts what the user gave into a field.
///
/// The command line is described by picocli's builders and not by its annotations: to read those
/// takes a class made at run time for each kind of annotation, a third of a start.
record Into(Consumer<Object> field) implements ISetter {

  @Override
  public <T> T set(T value) {
    field.accept(value);
    return value;
  }

  /// An option without a value.
  static OptionSpec.Builder flag(Consumer<Boolean> field, String... names) {
    return value(boolean.class, field, names);
  }

  /// An option with a value of some type; the field keeps its own where the user gives none.
  static <V> OptionSpec.Builder value(Class<V> type, Consumer<V> field, String... names) {
    return OptionSpec.builder(names[0], Arrays.copyOfRange(names, 1, names.length))
        .type(type)
        .hasInitialValue(false)
        .setter(new Into(value -> field.accept(as(type, value))));
  }

  /// Any number of arguments.
  @SuppressWarnings("unchecked") // picocli makes the list of what it was told
  static PositionalParamSpec.Builder values(Consumer<List<String>> field) {
    return PositionalParamSpec.builder()
        .arity("0..*")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .hasInitialValue(false)
        .setter(new Into(value -> field.accept((List<String>) value)));
  }

  @SuppressWarnings("unchecked") // picocli converts to the type it was told, boxed
  private static <V> V as(Class<V> type, Object value) {
    return type.isPrimitive() ? (V) value : type.cast(value);
  }
}
