// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The program: one subcommand per verb.
@Command(
    name = "teardown",
    header = "Tells how TCP connections end, who ended them and why.",
    synopsisHeading = "%nUsage: ",
    synopsisSubcommandLabel = "VERB",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nVerbs:%n",
    footer = {
      "",
      "teardown VERB --help tells about one verb.",
      "",
      "Exit status: 0 done; 1 nothing matched; 2 wrong usage or unreadable input;",
      "3 only partly done; 70 internal error; 130 interrupted."
    },
    versionProvider = BuildVersion.class)
public final class Main {

  @Mixin HelpOptions help = new HelpOptions();

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "which build this is")
  boolean wantsVersion;

  private Main() {}

  public static void main(String[] arguments) {
    var out = new DataOutput(new FileOutputStream(FileDescriptor.out));
    var terminal = Terminal.ofProcess(System.getenv());
    System.exit(run(new Console(System.in, out, System.err, terminal), arguments));
  }

  /// Runs the program on some console and returns its exit status.
  static int run(Console console, String... arguments) {
    var main = new CommandLine(new Main());
    main.addSubcommand(new AnalyzeCommand(console));
    main.setOut(new PrintWriter(console.out(), false, StandardCharsets.UTF_8));
    main.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    main.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    main.setUsageHelpWidth(Math.min(console.terminal().width(), 100));
    main.setCaseInsensitiveEnumValuesAllowed(true);
    main.setParameterExceptionHandler((e, _) -> Failures.usage(console, e));
    main.setExecutionExceptionHandler((e, command, _) -> Failures.execution(console, e, command));
    try {
      int status = arguments.length == 0 ? noVerb(console, main) : main.execute(arguments);
      main.getOut().flush();
      console.out().flush();
      return status;
    } catch (DataOutput.Failed e) {
      return Failures.output(console, e);
    }
  }

  private static int noVerb(Console console, CommandLine main) {
    return Failures.usage(
        console, new ParameterException(main, "a verb is missing, such as analyze"));
  }
}
