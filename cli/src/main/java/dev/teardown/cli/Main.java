// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// The program: one subcommand per verb.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    var out = new DataOutput(new FileOutputStream(FileDescriptor.out));
    var terminal = Terminal.ofProcess(System.getenv());
    System.exit(run(new Console(System.in, out, System.err, terminal), arguments));
  }

  /// Runs the program on some console and returns its exit status.
  static int run(Console console, String... arguments) {
    var main = new CommandLine(program());
    main.addSubcommand(AnalyzeCommand.spec(console));
    main.addSubcommand(LabCommand.spec(console));
    main.addSubcommand(CableCommand.spec(console));
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

  private static CommandSpec program() {
    var program = CommandSpec.create().name("teardown").versionProvider(new BuildVersion());
    program
        .usageMessage()
        .header("Tells how TCP connections end, who ended them and why.")
        .synopsisHeading("%nUsage: ")
        .synopsisSubcommandLabel("VERB")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nVerbs:%n")
        .footer(
            "",
            "teardown VERB --help tells about one verb.",
            "",
            "Exit status: 0 done; 1 nothing matched; 2 wrong usage or unreadable input;",
            "3 only partly done; 4 not permitted; 70 internal error; 130 interrupted.");
    program.addOption(
        OptionSpec.builder("-V", "--version")
            .type(boolean.class)
            .versionHelp(true)
            .description("which build this is")
            .build());
    HelpOptions.addTo(program);
    return program;
  }

  private static int noVerb(Console console, CommandLine main) {
    return Failures.usage(
        console, new ParameterException(main, "a verb is missing, such as analyze"));
  }
}
