// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.session;

import dev.teardown.linux.netns.NetworkNamespace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The server on a near side of its own, started by a line for the shell.
final class NearCommand implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LOOK_EVERY_MILLIS = 20;
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Process process;

  private NearCommand(Process process) {
    this.process = process;
  }

  static NearCommand start(NetworkNamespace namespace, String line) throws IOException {
    // what it prints is not the command's output
    var program =
        new ProcessBuilder("sh", "-c", line)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/stderr")))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    return new NearCommand(namespace.spawn(program));
  }

  /// Waits until something in the namespace listens, or time is up: not every server listens.
  ///
  /// @throws IOException if it ended instead
  void awaitListening() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!hasListener() && System.nanoTime() < deadline) {
      if (process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS) && !hasListener()) {
        throw new IOException(
            "the command of the near side ended, with status " + process.exitValue());
      }
    }
  }

  /// A TCP socket in state LISTEN (0A), or one of UDP, as /proc/PID/net shows them.
  private boolean hasListener() {
    return lines("tcp").anyMatch(NearCommand::isListening)
        || lines("tcp6").anyMatch(NearCommand::isListening)
        || lines("udp").findAny().isPresent()
        || lines("udp6").findAny().isPresent();
  }

  private static boolean isListening(String line) {
    var fields = line.strip().split("\\s+", 5);
    return fields.length > 3 && fields[3].equals("0A");
  }

  private Stream<String> lines(String table) {
    try {
      var file = Path.of("/proc", Long.toString(process.pid()), "net", table);
      List<String> all = Files.readAllLines(file);
      return all.stream().skip(1);
    } catch (IOException e) { // it ended, or the kernel has no such table
      return Stream.empty();
    }
  }

  /// Ends it, and what its shell started.
  @Override
  public void close() {
    var family = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    family.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        family.forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException e) {
      family.forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }
}
