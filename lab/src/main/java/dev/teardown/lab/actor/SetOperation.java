// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.lab.script.Numbers;
import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Span;
import dev.teardown.lab.script.Words;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// setsockopt(2): one option, which for keepalive is four calls. Before there is a connection it
/// works on the listener, or on the socket that will connect.
record SetOperation(List<Option> options, Target target, boolean isChosen) implements Operation {

  /// One call: the option's level and number (netinet/tcp.h, asm-generic/socket.h, linux/in.h).
  ///
  /// @param value its int; for SO_LINGER the seconds, or -1 to turn it off
  private record Option(int level, int name, int value) {}

  private static final int SOL_IP = 0;
  private static final int SOL_SOCKET = 1;
  private static final int SOL_TCP = 6;
  private static final int SO_SNDBUF = 7;
  private static final int SO_RCVBUF = 8;
  private static final int SO_KEEPALIVE = 9;
  private static final int SO_LINGER = 13;
  private static final int TCP_NODELAY = 1;
  private static final int TCP_KEEPIDLE = 4;
  private static final int TCP_KEEPINTVL = 5;
  private static final int TCP_KEEPCNT = 6;
  private static final int TCP_SYNCNT = 7;
  private static final int TCP_LINGER2 = 8;
  private static final int TCP_USER_TIMEOUT = 18;
  private static final int IP_RECVERR = 11;

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

  /// Options that take a plain number.
  private static final Map<String, Option> NUMBERS =
      Map.of(
          "rcvbuf", new Option(SOL_SOCKET, SO_RCVBUF, 0),
          "sndbuf", new Option(SOL_SOCKET, SO_SNDBUF, 0),
          "syncnt", new Option(SOL_TCP, TCP_SYNCNT, 0));

  static final Verb VERB =
      new Verb(
          "set",
          "set linger SECONDS|off, user-timeout TIME, keepalive IDLE INTERVAL COUNT, nodelay, rcvbuf"
              + " SIZE, sndbuf SIZE, syncnt N, linger2 SECONDS|-1 or recverr "
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
      case "linger" -> List.of(new Option(SOL_SOCKET, SO_LINGER, seconds(words, "off")));
      case "linger2" -> List.of(new Option(SOL_TCP, TCP_LINGER2, seconds(words, "-1")));
      case "nodelay" -> List.of(new Option(SOL_TCP, TCP_NODELAY, 1));
      case "recverr" -> List.of(new Option(SOL_IP, IP_RECVERR, 1));
      case "keepalive" -> keepalive(words);
      case "user-timeout" -> {
        var time = Span.takeDuration(words, "a time");
        yield List.of(new Option(SOL_TCP, TCP_USER_TIMEOUT, (int) time.toMillis()));
      }
      default -> {
        var option = NUMBERS.get(name);
        int value = Numbers.takeInt(words, "a number");
        yield List.of(new Option(option.level(), option.name(), value));
      }
    };
  }

  private static int seconds(Words words, String none) throws ScriptException {
    return words.takes(none) ? -1 : Numbers.takeInt(words, "seconds, or " + none);
  }

  private static List<Option> keepalive(Words words) throws ScriptException {
    return List.of(
        new Option(SOL_TCP, TCP_KEEPIDLE, Numbers.takeInt(words, "idle seconds")),
        new Option(SOL_TCP, TCP_KEEPINTVL, Numbers.takeInt(words, "seconds between probes")),
        new Option(SOL_TCP, TCP_KEEPCNT, Numbers.takeInt(words, "a number of probes")),
        new Option(SOL_SOCKET, SO_KEEPALIVE, 1));
  }

  @Override
  public Outcome run(Desk desk) throws IOException {
    var socket = isChosen ? desk.opened(target) : desk.present();
    long result = 0;
    for (var option : options) {
      result =
          option.name() == SO_LINGER && option.level() == SOL_SOCKET
              ? socket.linger(option.value())
              : socket.set(option.level(), option.name(), option.value());
      if (result < 0) {
        break;
      }
    }
    return Outcome.ofCall(result);
  }
}
