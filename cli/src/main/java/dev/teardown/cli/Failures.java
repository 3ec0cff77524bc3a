// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns what went wrong into one line for the user and an exit status.
final class Failures {

  private Failures() {}

  /// A mistake on the command line.
  static int usage(Console console, ParameterException mistake) {
    var command = mistake.getCommandLine();
    var name = command.getCommandSpec().qualifiedName(" ");
    console.err().println(name + ": " + message(mistake) + " (see " + name + " --help)");
    return ExitCode.USAGE;
  }

  private static String message(ParameterException mistake) {
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      var first = unmatched.getUnmatched().getFirst();
      boolean isVerb = mistake.getCommandLine().getParent() == null && !first.startsWith("-");
      return "there is no " + (isVerb ? "verb " : "option ") + "'" + first + "'";
    }
    var text = mistake.getMessage();
    if (text == null || text.isEmpty()) {
      return "wrong usage";
    }
    return Character.toLowerCase(text.charAt(0)) + text.substring(1).replace('\n', ' ');
  }

  /// Standard output did not take everything; a closed pipe is what `head` does, and no failure.
  static int output(Console console, DataOutput.Failed failure) {
    if (failure.isClosedPipe()) {
      return ExitCode.DONE;
    }
    console.err().println("teardown: cannot write to standard output: " + failure.getMessage());
    return ExitCode.PARTLY;
  }

  /// Anything that a verb did not handle: ours to repair.
  static int execution(Console console, Exception failure, CommandLine command) {
    if (failure instanceof DataOutput.Failed output) {
      return output(console, output);
    }
    var name = command.getCommandSpec().qualifiedName(" ");
    console.err().println(name + ": internal error: " + failure + "; please report it");
    if (command.getCommand() instanceof AnalyzeCommand analyze && analyze.isVerbose()) {
      failure.printStackTrace(console.err());
    }
    return ExitCode.INTERNAL_ERROR;
  }
}
