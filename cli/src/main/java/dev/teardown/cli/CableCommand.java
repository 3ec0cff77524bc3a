// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.cli.selection.SelectionException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// `teardown cable`: a command behind a bad cable. Here are its options; [CableRun] does the work.
final class CableCommand implements Callable<Integer> {

  /// Which way what is wrong with the cable works.
  enum Way {
    both,
    far,
    near
  }

  List<String> command = List.of();
  @Nullable String delay;
  @Nullable String jitter;
  @Nullable String loss;
  @Nullable String reorder;
  @Nullable String duplicate;
  @Nullable String corrupt;
  @Nullable String rate;
  int mtu;
  boolean blackHole;
  Way way = Way.both;
  @Nullable String cutAfter;
  @Nullable String replugAfter;
  @Nullable String near;
  @Nullable String recording;
  boolean offloads;
  long seed = 1;
  boolean quiet;

  private final Console console;
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("cable");

  private CableCommand(Console console) {
    this.console = console;
    spec.parser().stopAtPositional(true);
    usage();
    impairments();
    text(value -> cutAfter = value, "--cut-after", "TIME", "cuts the cable then, unannounced");
    text(
        value -> replugAfter = value,
        "--replug-after",
        "TIME",
        "and plugs it in again, so much later");
    text(
        value -> near = value,
        "--near",
        "COMMAND",
        "a server that the near side is made for, by a line for the shell; without it the near"
            + " side is this machine, which needs root");
    text(value -> recording = value, "-w", "FILE", "records both ends as pcapng");
    flag(
        value -> offloads = value,
        "segments of up to 64 KiB: fast, and not what a wire carries",
        "--offloads");
    spec.addOption(
        Into.value(long.class, value -> seed = value, "--seed")
            .paramLabel("N")
            .description("of everything random: the same number, the same accidents (1)")
            .build());
    flag(value -> quiet = value, "no counts at the end", "-q", "--quiet");
    HelpOptions.addTo(spec);
    spec.addPositional(
        Into.values(value -> command = value)
            .paramLabel("COMMAND")
            .description("the program that runs on the far side, with its arguments")
            .build());
  }

  /// The verb as picocli wants it.
  static CommandSpec spec(Console console) {
    return new CableCommand(console).spec;
  }

  private void usage() {
    spec.usageMessage()
        .header("Runs a command behind a virtual cable with delay, loss, rate and cuts.")
        .description(
            "",
            "The command runs in a network of its own whose only way out is the cable. At the near"
                + " end of it is this machine: its servers, those on 127.0.0.1 too, are found at"
                + " the address in $TEARDOWN_NEAR. Nothing else is reached, and nothing stays"
                + " behind.",
            "")
        .customSynopsis("", "Usage: teardown cable [OPTIONS] -- COMMAND [ARGUMENTS]")
        .parameterListHeading("%n")
        .optionListHeading("%nOptions:%n")
        .sortOptions(false)
        .footer(
            "",
            "Examples:",
            "  teardown cable --delay 40ms --loss 2% -- sh -c 'curl http://$TEARDOWN_NEAR:8000/'",
            "  teardown cable --cut-after 5s -- ./my-client",
            "  teardown cable --near 'nc -l -p 7000' --rate 1mbit -- sh -c 'nc $TEARDOWN_NEAR"
                + " 7000'",
            "",
            "Exit status: the command's, 128 and the number for one that a signal ended; 2 wrong",
            "usage; 4 not permitted; 127 no such command.");
  }

  private void impairments() {
    text(value -> delay = value, "--delay", "TIME", "each way, so twice for a round trip");
    text(value -> jitter = value, "--jitter", "TIME", "at most so much more, in order");
    text(value -> loss = value, "--loss", "SHARE", "packets that are lost: 2%");
    text(
        value -> rate = value,
        "--rate",
        "RATE",
        "512kbit, 10mbit, with a tenth of a second of queue");
    text(value -> reorder = value, "--reorder", "SHARE", "packets that come late, behind others");
    text(value -> duplicate = value, "--duplicate", "SHARE", "packets that come twice");
    text(value -> corrupt = value, "--corrupt", "SHARE", "packets with a bit turned over");
    spec.addOption(
        Into.value(int.class, value -> mtu = value, "--mtu")
            .paramLabel("BYTES")
            .description("longer packets are refused by ICMP")
            .build());
    flag(value -> blackHole = value, "longer packets are lost without a word", "--black-hole");
    spec.addOption(
        Into.value(Way.class, value -> way = value, "--way")
            .paramLabel("WAY")
            .description("both (the default), or only what goes to the far or to the near side")
            .build());
  }

  private void text(Consumer<String> field, String name, String label, String description) {
    spec.addOption(
        Into.value(String.class, field, name).paramLabel(label).description(description).build());
  }

  private void flag(Consumer<Boolean> field, String description, String... names) {
    spec.addOption(Into.flag(field, names).description(description).build());
  }

  @Override
  public Integer call() throws Exception {
    try {
      return new CableRun(this, console).run();
    } catch (SelectionException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
