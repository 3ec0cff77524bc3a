// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.report.Quantity;
import java.io.PrintStream;

/// A line on the terminal that says how far a long analysis is; wiped when it is done.
final class Progress {

  private static final long INTERVAL_NANOS = 200_000_000L;
  private static final String WIPE = "\r\u001b[K";

  /// Says nothing.
  static final Progress NONE = new Progress(System.err, "", -1, false);

  private final PrintStream err;
  private final String name;
  private final long totalBytes;
  private final boolean shows;
  private final long startNanos = System.nanoTime();
  private long shownNanos = startNanos;
  private volatile boolean isOnScreen;

  /// @param totalBytes the capture's size, or -1 where it is not known
  Progress(PrintStream err, String name, long totalBytes, boolean shows) {
    this.err = err;
    this.name = name;
    this.totalBytes = totalBytes;
    this.shows = shows;
  }

  /// Told now and then where the analysis is.
  void at(long packets, long bytes) {
    if (!shows) {
      return;
    }
    long now = System.nanoTime();
    if (now - shownNanos < INTERVAL_NANOS) {
      return;
    }
    shownNanos = now;
    if (!isOnScreen) {
      // An interrupted run must not leave the line behind.
      Runtime.getRuntime().addShutdownHook(new Thread(this::wipe));
    }
    long perSecond = packets * 1_000 / Math.max((now - startNanos) / 1_000_000, 1);
    var done =
        totalBytes > 0
            ? Math.min(bytes * 100 / totalBytes, 100) + " %"
            : Quantity.count(bytes >> 20) + " MiB";
    err.print(
        WIPE
            + name
            + ": "
            + done
            + ", "
            + Quantity.count(packets)
            + " packets, "
            + Quantity.count(perSecond)
            + "/s");
    err.flush();
    isOnScreen = true;
  }

  /// Takes the line off the screen.
  void wipe() {
    if (isOnScreen) {
      err.print(WIPE);
      err.flush();
      isOnScreen = false;
    }
  }
}
