// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.scenario;

import dev.teardown.diagnosis.Actor;
import dev.teardown.diagnosis.EndedBy;
import dev.teardown.diagnosis.Ending;
import dev.teardown.flow.Side;
import dev.teardown.lab.script.ScriptException;
import dev.teardown.lab.script.Span;
import dev.teardown.lab.script.Word;
import dev.teardown.lab.script.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The directives at the top of a scenario, gathered.
final class Heading {

  static final List<String> DIRECTIVES =
      List.of(
          "case",
          "title",
          "truth",
          "packets",
          "claim",
          "observer",
          "family",
          "slow",
          "lasts",
          "needs",
          "sysctl",
          "process",
          "actor");

  private static final List<String> CASES =
      List.of("s1", "s2", "s3", "s4", "s5", "c1", "c2", "c3", "variant", "java");
  private static final List<String> NEEDS = List.of(Scenario.TRACE);
  private static final List<String> CODES =
      Arrays.stream(Ending.values()).map(Ending::code).toList();
  private static final List<String> AUTHORS =
      List.of("client", "server", "both", "third-party", "nobody", "unknown");
  private static final List<String> ACTORS =
      Arrays.stream(Actor.values()).map(Actor::text).toList();

  private String group = "variant";
  private String title = "";
  private Optional<Host> observer = Optional.empty();
  private Optional<Truth> truth = Optional.empty();
  private final List<Ending> acceptable = new ArrayList<>();
  private final Map<Host, List<Ending>> unseen = new EnumMap<>(Host.class);
  private Judgement judgement = new Judgement(Judgement.Kind.BESIDE, "");
  private boolean ipv6;
  private boolean slow;
  private Duration lasts = Duration.ofSeconds(1);
  private final List<String> needs = new ArrayList<>();
  private final List<Setting> settings = new ArrayList<>();
  private final List<Role> roles = new ArrayList<>();

  Heading() {
    for (var host : Host.values()) {
      roles.add(new Role(host.toString(), host, false));
      roles.add(new Role(Role.administrator(host), host, false));
    }
  }

  List<Role> roles() {
    return roles;
  }

  boolean knowsRole(Words words) {
    return roles.stream().anyMatch(role -> words.sees(role.name()));
  }

  void directive(Word name, Words words) throws ScriptException {
    switch (name.text()) {
      case "case" -> group = words.takeOneOf("a case", CASES);
      case "title" -> title = words.rest();
      case "truth" -> truth = Optional.of(truth(words));
      case "packets" -> codes(words);
      case "claim" -> judgement = judgement(words);
      case "observer" -> observer = Optional.of(Host.take(words));
      case "family" ->
          ipv6 = words.takeOneOf("ipv4 or ipv6", List.of("ipv4", "ipv6")).equals("ipv6");
      case "slow" -> slow = true;
      case "lasts" -> lasts = Span.takeDuration(words, "how long a run takes");
      case "needs" -> needs.add(words.takeOneOf("a capability", NEEDS));
      case "sysctl" -> setting(words);
      case "process" -> process(words);
      case "actor" -> actor(words);
      default -> throw new IllegalStateException(name.text());
    }
  }

  private static Truth truth(Words words) throws ScriptException {
    var ending = code(words);
    words.expect("by");
    var by = author(words.takeOneOf("who ended it", AUTHORS));
    var actor = words.hasNext() ? words.takeOneOf("what made it act", ACTORS) : "unknown";
    return new Truth(ending, by, Actor.values()[ACTORS.indexOf(actor)]);
  }

  private static EndedBy author(String name) {
    return switch (name) {
      case "client" -> EndedBy.of(Side.INITIATOR);
      case "server" -> EndedBy.of(Side.RESPONDER);
      case "both" -> EndedBy.BOTH;
      case "third-party" -> EndedBy.THIRD_PARTY;
      case "nobody" -> EndedBy.NOBODY;
      default -> EndedBy.UNKNOWN;
    };
  }

  /// What the packets allow; `at HOST` says it of an end at which what happened cannot be seen.
  private void codes(Words words) throws ScriptException {
    var codes = new ArrayList<Ending>();
    do {
      codes.add(code(words));
    } while (words.takes("or"));
    if (words.takes("at")) {
      unseen.put(Host.take(words), codes);
    } else {
      acceptable.addAll(codes);
    }
  }

  private static Ending code(Words words) throws ScriptException {
    var word = words.take("the code of an ending");
    return Ending.of(word.text())
        .orElseThrow(() -> Words.unexpected(word, "the code of an ending", CODES));
  }

  private static Judgement judgement(Words words) throws ScriptException {
    var kind = words.takeOneOf("a verdict", List.of("confirmed", "refuted", "beside"));
    if (kind.equals("confirmed") && words.takes("only")) {
      words.expect("if");
      return new Judgement(Judgement.Kind.CONFIRMED_IF, words.rest());
    }
    var why = words.rest();
    return switch (kind) {
      case "confirmed" -> new Judgement(Judgement.Kind.CONFIRMED, why);
      case "refuted" -> new Judgement(Judgement.Kind.REFUTED, why);
      default -> new Judgement(Judgement.Kind.BESIDE, why);
    };
  }

  private void setting(Words words) throws ScriptException {
    var host = Host.take(words);
    var parameter = words.take("a parameter such as net.ipv4.tcp_retries2").text();
    words.expect("=");
    settings.add(new Setting(host, parameter, words.rest()));
  }

  private void process(Words words) throws ScriptException {
    var host = Host.take(words);
    roles.replaceAll(
        role -> role.name().equals(host.toString()) ? new Role(role.name(), host, true) : role);
  }

  private void actor(Words words) throws ScriptException {
    var name = words.take("a name");
    if (roles.stream().anyMatch(role -> role.name().equals(name.text()))) {
      throw new ScriptException(name.position(), "there already is an actor " + name.text());
    }
    if (!name.text().matches("[a-z][a-z0-9-]*") || DIRECTIVES.contains(name.text())) {
      throw new ScriptException(
          name.position(), "expected a name of small letters, not '" + name.text() + "'");
    }
    words.expect("on");
    var host = Host.take(words);
    roles.add(new Role(name.text(), host, words.takes("process")));
  }

  Scenario scenario(String name, List<Step> steps, List<Witnessed> witnessed) {
    return new Scenario(
        name,
        group,
        title.isEmpty() ? name : title,
        observer.orElseGet(this::survivor),
        truth,
        acceptable,
        unseen,
        judgement,
        ipv6,
        slow,
        lasts,
        needs,
        settings,
        roles,
        steps,
        witnessed);
  }

  /// The host that did not end it.
  private Host survivor() {
    boolean byServer = truth.map(Truth::by).orElse(EndedBy.UNKNOWN) == EndedBy.RESPONDER;
    return byServer ? Host.CLIENT : Host.SERVER;
  }
}
