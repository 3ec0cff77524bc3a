// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;

/// The process kills itself, as abort(3) does.
record AbortOperation() implements Operation {

  private static final int SIGABRT = 6;

  static final Verb VERB =
      new Verb(
          "abort",
          "abort",
          "the process ends itself by SIGABRT: exited",
          true,
          _ -> new AbortOperation());

  @Override
  public Outcome run(Desk desk) {
    Sys.call(Syscall.KILL, ProcessHandle.current().pid(), SIGABRT);
    return Outcome.marked("exited");
  }
}
