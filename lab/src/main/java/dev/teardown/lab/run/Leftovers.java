// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.run;

import dev.teardown.linux.trace.KernelTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What runs leave behind that were killed: everything is named after its laboratory, and goes if
/// that process is no more. Namespaces and devices go by themselves with the last process in them.
public final class Leftovers {

  /// The system property of the processes that are actors, and the value: who started them.
  static final String MARKER = "teardown.lab.actor=" + ProcessHandle.current().pid();

  private static final String ACTOR = "-Dteardown.lab.actor=";

  private Leftovers() {}

  /// Removes them.
  ///
  /// @return what was removed, a line each
  public static List<String> sweep() throws IOException {
    var swept = new ArrayList<String>();
    sweepActors(swept);
    sweepTraces(swept);
    return swept;
  }

  private static void sweepActors(List<String> swept) {
    ProcessHandle.allProcesses()
        .filter(process -> owner(process).filter(Leftovers::isGone).isPresent())
        .forEach(process -> {
          if (process.destroyForcibly()) {
            swept.add("process " + process.pid());
          }
        });
  }

  /// The laboratory that started a process, if it is an actor.
  private static Optional<Long> owner(ProcessHandle process) {
    try {
      var command = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
      for (var argument : command.split("\0")) {
        if (argument.startsWith(ACTOR)) {
          return Optional.of(Long.parseLong(argument.substring(ACTOR.length())));
        }
      }
    } catch (IOException | NumberFormatException _) {
      // gone meanwhile, or somebody else's: no actor of ours
    }
    return Optional.empty();
  }

  private static boolean isGone(long pid) {
    return ProcessHandle.of(pid).isEmpty();
  }

  private static void sweepTraces(List<String> swept) throws IOException {
    KernelTrace.sweep(Leftovers::isAbandoned).forEach(name -> swept.add("trace instance " + name));
  }

  private static boolean isAbandoned(String instance) {
    if (!instance.startsWith(Laboratory.NAME)) {
      return false;
    }
    var pid = instance.substring(Laboratory.NAME.length());
    return pid.matches("\\d+") && isGone(Long.parseLong(pid));
  }
}
