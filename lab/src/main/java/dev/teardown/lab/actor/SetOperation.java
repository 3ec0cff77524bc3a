// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.Numbers;
import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Span;
import dev.teardown.lab.script.Words;
import dev.teardown.linux.socket.CallResult;
import dev.teardown.linux.socket.IntOption;
import dev.teardown.linux.socket.SocketOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// setsockopt(2): one option, which for keepalive is four calls. Before there is a connection it
/// works on the listener, or on the socket that will connect.
record SetOperation(List<Option> options, Target target, boolean isChosen) implements Operation {

  /// One call.
  ///
  /// @param name empty for SO_LINGER, whose value is no int
  /// @param value of SO_LINGER the seconds, below 0 to turn it off
  private record Option(Optional<IntOption> name, int value) {

    static Option of(IntOption name, int value) {
      return new Option(Optional.of(name), value);
    }

    CallResult setOn(SocketOptions options) {
      if (name.isPresent()) {
        return options.set(name.get(), value);
      }
      return value < 0 ? options.noLinger() : options.linger(value);
    }
  }

  private static final List<String> NAMES =
      List.of(
          "linger",
          "user-timeout",
          "keepalive",
          "nodelay",
          "rcvbuf",
          "sndbuf",
          "syncnt",
          "linger2",
          "recverr");

  static final Verb VERB =
      new Verb(
          "set",
          "set linger SECONDS|off, user-timeout TIME, keepalive IDLE INTERVAL COUNT, nodelay,"
              + " rcvbuf SIZE, sndbuf SIZE, syncnt N, linger2 SECONDS|-1 or recverr "
              + Target.USAGE,
          "sets a socket option; before there is a connection, of the listener or of the socket"
              + " that will connect",
          SetOperation::parse);

  private static Operation parse(Words words) throws ScriptException {
    var options = options(words.takeOneOf("an option", NAMES), words);
    boolean isChosen = words.sees("listener") || words.seesPrefix("@");
    return new SetOperation(options, Target.take(words), isChosen);
  }

  private static List<Option> options(String name, Words words) throws ScriptException {
    return switch (name) {
      case "linger" -> List.of(new Option(Optional.empty(), seconds(words, "off")));
      case "linger2" -> List.of(Option.of(IntOption.TCP_LINGER2, seconds(words, "-1")));
      case "nodelay" -> List.of(Option.of(IntOption.TCP_NODELAY, 1));
      case "recverr" -> List.of(Option.of(IntOption.IP_RECVERR, 1));
      case "rcvbuf" -> List.of(Option.of(IntOption.SO_RCVBUF, Numbers.takeInt(words, "bytes")));
      case "sndbuf" -> List.of(Option.of(IntOption.SO_SNDBUF, Numbers.takeInt(words, "bytes")));
      case "syncnt" -> List.of(Option.of(IntOption.TCP_SYNCNT, Numbers.takeInt(words, "a count")));
      case "user-timeout" -> {
        var time = Span.takeDuration(words, "a time");
        yield List.of(Option.of(IntOption.TCP_USER_TIMEOUT, (int) time.toMillis()));
      }
      default -> keepalive(words);
    };
  }

  private static int seconds(Words words, String none) throws ScriptException {
    return words.takes(none) ? -1 : Numbers.takeInt(words, "seconds, or " + none);
  }

  private static List<Option> keepalive(Words words) throws ScriptException {
    return List.of(
        Option.of(IntOption.TCP_KEEPIDLE, Numbers.takeInt(words, "idle seconds")),
        Option.of(IntOption.TCP_KEEPINTVL, Numbers.takeInt(words, "seconds between probes")),
        Option.of(IntOption.TCP_KEEPCNT, Numbers.takeInt(words, "a number of probes")),
        Option.of(IntOption.SO_KEEPALIVE, 1));
  }

  @Override
  public Outcome run(Desk desk) throws IOException {
    var socket = isChosen ? desk.opened(target) : desk.present();
    var result = CallResult.of(0);
    for (var option : options) {
      result = option.setOn(socket.options());
      if (result.failed()) {
        break;
      }
    }
    return Outcome.of(result);
  }
}
