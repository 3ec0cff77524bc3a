// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Span;
import dev.teardown.lab.script.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads what happens to the cable: "cut from client", "delay 10ms", "drop RST from server".
final class CableParser {

  private static final List<String> CHANGES =
      List.of("cut", "replug", "delay", "loss", "drop", "hold", "release", "icmp");

  private static final List<String> ICMP_REASONS =
      List.of("net-unreachable", "host-unreachable", "port-unreachable", "admin-prohibited");

  private CableParser() {}

  static CableChange parse(Words words) throws ScriptException {
    return switch (words.takeOneOf("what happens to the cable", CHANGES)) {
      case "cut" -> new CableChange.Cut(from(words));
      case "replug" -> new CableChange.Replug();
      case "delay" -> delay(words);
      case "loss" -> new CableChange.Loss(percent(words), from(words));
      case "drop" -> new CableChange.Drop(SegmentKind.take(words), from(words));
      case "hold" -> new CableChange.Hold(from(words));
      case "release" -> new CableChange.Release();
      default -> icmp(words);
    };
  }

  private static Optional<Host> from(Words words) throws ScriptException {
    return words.takes("from") ? Optional.of(Host.take(words)) : Optional.empty();
  }

  private static CableChange delay(Words words) throws ScriptException {
    var delay = Span.takeDuration(words, "a delay");
    var jitter = words.takes("jitter") ? Span.takeDuration(words, "a jitter") : Duration.ZERO;
    return new CableChange.Delay(delay, jitter, from(words));
  }

  private static double percent(Words words) throws ScriptException {
    var word = words.take("a loss such as 5%");
    if (!word.text().matches("\\d{1,3}(\\.\\d{1,3})?%")) {
      throw Words.unexpected(word, "a loss such as 5%", List.of());
    }
    return Double.parseDouble(word.text().substring(0, word.text().length() - 1));
  }

  private static CableChange icmp(Words words) throws ScriptException {
    var reason = words.takeOneOf("an ICMP error", ICMP_REASONS);
    words.expect("to");
    return new CableChange.Icmp(reason, Host.take(words));
  }
}
