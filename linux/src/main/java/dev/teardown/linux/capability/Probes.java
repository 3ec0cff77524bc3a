// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.capability;

import dev.teardown.evidence.Errno;
import dev.teardown.linux.capability.Capability.Available;
import dev.teardown.linux.capability.Capability.Missing;
import dev.teardown.linux.capability.Capability.Unknown;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import java.lang.foreign.Arena;

/// One probe for each thing that needs a privilege or a feature of the kernel.
public final class Probes {

  private static final long CLONE_NEWNET = 0x4000_0000;

  private Probes() {}

  /// Network namespaces made by this process, tried on a thread that ends at once.
  public static Capability networkNamespace() {
    var answer = new Capability[] {new Unknown("the trial was interrupted")};
    Thread trial =
        Thread.ofPlatform()
            .name("teardown-probe-netns")
            .start(() -> answer[0] = judged(Sys.call(Syscall.UNSHARE, CLONE_NEWNET)));
    try {
      trial.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return answer[0];
  }

  /// Listening to the kernel's tracepoints through tracefs.
  public static Capability kernelTrace() {
    try (var arena = Arena.ofConfined()) {
      long opened = Sys.call(Syscall.FSOPEN, arena.allocateFrom("tracefs").address(), 1);
      if (opened < 0) {
        return new Missing(said("fsopen(tracefs)", opened), "be root");
      }
      Sys.call(Syscall.CLOSE, opened);
      return new Available();
    }
  }

  private static Capability judged(long unshared) {
    return unshared == 0
        ? new Available()
        : new Missing(
            said("unshare(CLONE_NEWNET)", unshared),
            "be root, or start the program under: unshare -Urn --");
  }

  private static String said(String call, long result) {
    var errno = new Errno((int) -result);
    return call + ": " + errno + " (" + errno.number() + ")";
  }
}
