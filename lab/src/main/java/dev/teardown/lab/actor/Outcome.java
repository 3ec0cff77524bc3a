// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.evidence.Errno;
import dev.teardown.linux.socket.CallResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What came of an operation: a number, or marks, or both, as scenarios write them: "1000",
/// "ECONNRESET", "69504 then ECONNRESET", "EPIPE SIGPIPE", "IN OUT RDHUP HUP".
///
/// @param number what the call returned; bytes moved where several calls were made
/// @param marks names of an error, a signal, poll events, a state: in no order that matters
public record Outcome(OptionalLong number, List<String> marks) {

  /// The end of the stream, where an operation made several calls.
  public static final String EOF = "EOF";

  public static final String SIGPIPE = "SIGPIPE";

  /// Poll saw none of the events.
  public static final String NOTHING = "nothing";

  /// The call had not returned when the scenario stopped waiting for it.
  public static final Outcome BLOCKED = marked("blocked");

  public Outcome {
    marks = List.copyOf(marks);
    if (number.isEmpty() && marks.isEmpty()) {
      throw new IllegalArgumentException("an outcome says something");
    }
  }

  public static Outcome of(long number, String... marks) {
    return new Outcome(OptionalLong.of(number), List.of(marks));
  }

  public static Outcome marked(String... marks) {
    return new Outcome(OptionalLong.empty(), List.of(marks));
  }

  /// The result of one call.
  public static Outcome of(CallResult result) {
    return result.failed() ? marked(result.toString()) : of(result.value());
  }

  /// The outcome as [#toString()] wrote it.
  public static Outcome parse(String text) {
    var words = new ArrayList<>(List.of(text.split(" ")));
    words.remove("then");
    boolean hasNumber = words.getFirst().chars().allMatch(Character::isDigit);
    var number =
        hasNumber ? OptionalLong.of(Long.parseLong(words.removeFirst())) : OptionalLong.empty();
    return new Outcome(number, words);
  }

  /// With one more mark.
  public Outcome with(String mark) {
    return new Outcome(number, Stream.concat(marks.stream(), Stream.of(mark)).toList());
  }

  public boolean has(String mark) {
    return marks.contains(mark);
  }

  /// The error, where there was one.
  public Optional<Errno> errno() {
    return marks.stream().map(Errno::named).flatMap(Optional::stream).findFirst();
  }

  @Override
  public String toString() {
    var text = marks.stream().collect(Collectors.joining(" "));
    if (number.isEmpty()) {
      return text;
    }
    return number.getAsLong() + (text.isEmpty() ? "" : " then " + text);
  }
}
