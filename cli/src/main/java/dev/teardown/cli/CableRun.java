// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.cli.selection.Amounts;
import dev.teardown.cli.selection.SelectionException;
import dev.teardown.lab.cable.CableDevices.Form;
import dev.teardown.lab.cable.CableStatistics.OneWay;
import dev.teardown.lab.cable.Impairment;
import dev.teardown.lab.cable.Way;
import dev.teardown.lab.cable.impairment.Corrupt;
import dev.teardown.lab.cable.impairment.Delay;
import dev.teardown.lab.cable.impairment.Duplicate;
import dev.teardown.lab.cable.impairment.Jitter;
import dev.teardown.lab.cable.impairment.Loss;
import dev.teardown.lab.cable.impairment.Mtu;
import dev.teardown.lab.cable.impairment.Rate;
import dev.teardown.lab.cable.impairment.Reorder;
import dev.teardown.lab.session.CableSession;
import dev.teardown.lab.session.SessionPlan;
import dev.teardown.linux.netns.NamespaceAccess;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One run of `teardown cable`: plugs the cable in, runs the command, says what the cable did.
final class CableRun {

  private static final int NO_SUCH_COMMAND = 127;

  /// How late a reordered packet is: several of a burst overtake it.
  private static final Duration LATE = Duration.ofMillis(5);

  private final CableCommand options;
  private final Console console;

  CableRun(CableCommand options, Console console) {
    this.options = options;
    this.console = console;
  }

  int run() throws SelectionException, IOException, InterruptedException {
    if (options.command.isEmpty()) {
      throw new SelectionException("name a command, after --");
    }
    var impairments = impairments();
    var cutAfter = optional("--cut-after", options.cutAfter);
    var replugAfter = optional("--replug-after", options.replugAfter);
    if (options.near != null) {
      var again = Rootless.run();
      if (again.isPresent()) {
        return again.getAsInt();
      }
    }
    if (!(NamespaceAccess.find() instanceof NamespaceAccess.Direct)) {
      return notPermitted();
    }
    try (var recording = recording()) {
      return behind(
          new SessionPlan(
              options.command,
              Optional.ofNullable(options.near),
              impairments,
              ways(),
              cutAfter,
              replugAfter,
              options.offloads ? Form.SPEED : Form.FIDELITY,
              options.seed,
              Optional.ofNullable(recording)));
    }
  }

  private int notPermitted() {
    console
        .err()
        .println(
            "teardown cable: this user may not put a cable to this machine: be root, or let --near"
                + " start the server on a near side of its own");
    return ExitCode.NOT_PERMITTED;
  }

  private @Nullable OutputStream recording() throws IOException, SelectionException {
    if (options.recording == null) {
      return null;
    }
    try {
      return new BufferedOutputStream(Files.newOutputStream(Path.of(options.recording)));
    } catch (IOException e) {
      throw new SelectionException(options.recording + " " + InputFailure.reason(e));
    }
  }

  private int behind(SessionPlan plan) throws IOException, InterruptedException {
    var session = new CableSession(plan);
    var farewell = new Thread(session::close, "cable-farewell");
    Runtime.getRuntime().addShutdownHook(farewell);
    int status;
    try (session) {
      if (!options.quiet) {
        console
            .err()
            .println("teardown cable: this machine is at " + session.near() + " ($TEARDOWN_NEAR)");
      }
      status = session.await(session.start());
      if (!options.quiet) {
        counts("to the far side", session.statistics().toFar());
        counts("to the near side", session.statistics().toNear());
      }
      Runtime.getRuntime().removeShutdownHook(farewell);
    } catch (IOException e) {
      console.err().println("teardown cable: " + e.getMessage());
      return NO_SUCH_COMMAND;
    }
    session.recordingProblem().ifPresent(it -> console.err().println("teardown cable: " + it));
    return status;
  }

  private void counts(String where, OneWay way) {
    var text = new StringBuilder("teardown cable: ").append(where).append(": ");
    text.append(way.entered()).append(" packets, ").append(way.delivered()).append(" delivered");
    if (way.duplicated() > 0) {
      text.append(", ").append(way.duplicated()).append(" twice");
    }
    if (way.corrupted() > 0) {
      text.append(", ").append(way.corrupted()).append(" corrupted");
    }
    if (way.madeLate() > 0) {
      text.append(", ").append(way.madeLate()).append(" late");
    }
    if (way.droppedInAll() > 0) {
      text.append(", dropped ");
      text.append(
          way.dropped().entrySet().stream()
              .map(it -> it.getValue() + " (" + it.getKey() + ")")
              .collect(Collectors.joining(", ")));
    }
    console.err().println(text);
  }

  private Set<Way> ways() {
    return switch (options.way) {
      case both -> EnumSet.allOf(Way.class);
      case far -> EnumSet.of(Way.TO_FAR);
      case near -> EnumSet.of(Way.TO_NEAR);
    };
  }

  private static Optional<Duration> optional(String option, @Nullable String text)
      throws SelectionException {
    return text == null ? Optional.empty() : Optional.of(Amounts.duration(option, text));
  }

  /// In the order of a real path: what loses first, then what takes time.
  private List<Supplier<? extends Impairment>> impairments() throws SelectionException {
    var all = new ArrayList<Supplier<? extends Impairment>>();
    if (options.mtu > 0) {
      all.add(() -> new Mtu(options.mtu, !options.blackHole));
    }
    if (options.loss != null) {
      double share = Amounts.probability("--loss", options.loss);
      all.add(() -> new Loss(share));
    }
    if (options.corrupt != null) {
      double share = Amounts.probability("--corrupt", options.corrupt);
      all.add(() -> new Corrupt(share));
    }
    if (options.duplicate != null) {
      double share = Amounts.probability("--duplicate", options.duplicate);
      all.add(() -> new Duplicate(share));
    }
    if (options.rate != null) {
      long rate = Amounts.rate("--rate", options.rate);
      all.add(() -> new Rate(rate));
    }
    if (options.delay != null) {
      var delay = Amounts.duration("--delay", options.delay);
      all.add(() -> new Delay(delay));
    }
    if (options.jitter != null) {
      var jitter = Amounts.duration("--jitter", options.jitter);
      all.add(() -> new Jitter(jitter));
    }
    if (options.reorder != null) {
      double share = Amounts.probability("--reorder", options.reorder);
      all.add(() -> new Reorder(share, LATE));
    }
    return all;
  }
}
