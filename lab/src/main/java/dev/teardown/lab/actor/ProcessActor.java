// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.actor;

import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// An actor that is a process of its own, so that it can die: the same operations in a JVM of their
/// own, told over its standard input, one line each; it answers with one line each.
public final class ProcessActor implements Actor {

  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private static final int SIGKILL = 9;
  private static final int SIGCONT = 18;
  private static final int SIGSTOP = 19;

  private final Process process;
  private final Writer orders;
  private final BlockingQueue<Performed> results = new LinkedBlockingQueue<>();
  private volatile long begunNanos = System.nanoTime();
  private volatile long sentBytes;

  /// @param process runs [ActorMain]; already started in its host's namespace
  public ProcessActor(Process process) {
    this.process = process;
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
    Thread.ofPlatform().daemon().name("teardown-lab-answers").start(this::listen);
  }

  /// The command that runs an actor: this program's own class path on the JVM that runs it.
  ///
  /// @param marker a system property by which leftovers are found
  public static List<String> command(String marker, Stage stage) {
    var java = ProcessHandle.current().info().command().orElse("java");
    return List.of(
        java,
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx64m",
        "-Xshare:auto",
        "-XX:-UsePerfData",
        "--enable-native-access=ALL-UNNAMED",
        "-D" + marker,
        "-cp",
        System.getProperty("java.class.path"),
        ActorMain.class.getName(),
        stage.text());
  }

  private void listen() {
    try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = answers.readLine(); line != null; line = answers.readLine()) {
        var performed = Performed.parse(line);
        sentBytes = performed.sentBytes();
        results.add(performed);
      }
    } catch (IOException _) {
      // Its end, however it comes, ends the answers.
    }
    long end = System.nanoTime();
    results.add(new Performed(begunNanos, end, sentBytes, Outcome.marked("exited"), ""));
  }

  @Override
  public void begin(String written, Operation operation) throws IOException {
    begunNanos = System.nanoTime();
    orders.write(written + "\n");
    orders.flush();
  }

  @Override
  public Optional<Performed> await(Duration limit) throws InterruptedException {
    return Optional.ofNullable(results.poll(limit.toNanos(), TimeUnit.NANOSECONDS));
  }

  @Override
  public void signal(String signal) throws IOException, InterruptedException {
    int number =
        switch (signal) {
          case "KILL" -> SIGKILL;
          case "STOP" -> SIGSTOP;
          case "CONT" -> SIGCONT;
          default -> throw new IllegalArgumentException("no signal to send: " + signal);
        };
    Sys.check(Sys.call(Syscall.KILL, process.pid(), number), Syscall.KILL, signal);
    if (number == SIGKILL) {
      process.waitFor();
    }
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
