// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.trace;

import dev.teardown.evidence.KernelEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// What the kernel says while this is open: all TCP sockets of all namespaces, since its events do
/// not tell which. A thread empties the buffers before they run over; what was lost is counted.
///
/// Times come from CLOCK_MONOTONIC, moved to the time of day by one offset. The events of one
/// processor come in order; those of several are sorted when they are asked for.
public final class KernelTrace implements AutoCloseable {

  private static final String BUFFER_KILOBYTES = "8192";
  private static final Duration PERIOD = Duration.ofMillis(50);

  /// Events kept; beyond it the oldest half goes, and counts as lost.
  private static final int MAX_EVENTS = 1 << 20;

  private final TraceFs tracefs;
  private final Path instance;
  private final Map<Integer, EventFormat> formats = new HashMap<>();
  private final List<RawPipe> pipes = new ArrayList<>();
  private final List<KernelEvent> events = new ArrayList<>();
  private final EventDecoder decoder = new EventDecoder(new Threads(), offsetNanos());
  private final Thread reader;
  private volatile boolean isClosing;
  private long dropped;

  /// @param name of the instance: nobody else's
  private KernelTrace(TraceFs tracefs, String name) throws IOException {
    this.tracefs = tracefs;
    this.instance = Files.createDirectory(instances(tracefs).resolve(name));
    try {
      configure();
    } catch (IOException | RuntimeException e) {
      remove();
      throw e;
    }
    this.reader = Thread.ofPlatform().daemon().name("kernel-trace").start(this::emptyAgainAndAgain);
  }

  /// Begins to listen.
  ///
  /// @param name of the tracefs instance that is made for it
  /// @throws IOException where tracing is not permitted or the kernel lacks an event; says which
  public static KernelTrace open(String name) throws IOException {
    var tracefs = TraceFs.open();
    try {
      return new KernelTrace(tracefs, name);
    } catch (IOException | RuntimeException e) {
      tracefs.close();
      throw e;
    }
  }

  /// Removes instances that other runs left behind.
  ///
  /// @param isAbandoned says so of an instance's name
  /// @return the names of those that were removed
  public static List<String> sweep(Predicate<String> isAbandoned) throws IOException {
    var swept = new ArrayList<String>();
    try (var tracefs = TraceFs.open();
        var each = Files.newDirectoryStream(instances(tracefs))) {
      for (var path : each) {
        var name = path.getFileName().toString();
        if (isAbandoned.test(name)) {
          Files.delete(path);
          swept.add(name);
        }
      }
    }
    return swept;
  }

  private static Path instances(TraceFs tracefs) {
    return tracefs.root().resolve("instances");
  }

  private static long offsetNanos() {
    long before = System.nanoTime();
    var now = Instant.now();
    long middle = before + (System.nanoTime() - before) / 2;
    return now.getEpochSecond() * 1_000_000_000L + now.getNano() - middle;
  }

  private void configure() throws IOException {
    write("trace_clock", "mono");
    write("buffer_size_kb", BUFFER_KILOBYTES);
    for (var wanted : EventDecoder.EVENTS) {
      var folder = "events/" + wanted.path();
      var format = EventFormat.parse(Files.readString(instance.resolve(folder + "/format")));
      formats.put(format.id(), format);
      if (!wanted.filter().isEmpty()) {
        write(folder + "/filter", wanted.filter());
      }
      write(folder + "/enable", "1");
    }
    try (var processors = Files.newDirectoryStream(instance.resolve("per_cpu"), "cpu*")) {
      for (var processor : processors) {
        pipes.add(RawPipe.open(processor.resolve("trace_pipe_raw")));
      }
    }
  }

  private void write(String file, String value) throws IOException {
    try {
      Files.writeString(instance.resolve(file), value);
    } catch (IOException e) {
      throw new IOException("tracefs " + file + " = " + value + ": " + e.getMessage(), e);
    }
  }

  private void emptyAgainAndAgain() {
    while (!isClosing) {
      try {
        empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      LockSupport.parkNanos(PERIOD.toNanos());
    }
  }

  private synchronized void empty() throws IOException {
    for (var pipe : pipes) {
      pipe.drain(formats, record -> decoder.decode(record).ifPresent(this::keep));
    }
  }

  private void keep(KernelEvent event) {
    if (events.size() == MAX_EVENTS) {
      events.subList(0, MAX_EVENTS / 2).clear();
      dropped += MAX_EVENTS / 2;
    }
    events.add(event);
  }

  /// All that has happened from a moment to now, in order of time.
  ///
  /// @param fromNanos nanoseconds since 1970
  public synchronized List<KernelEvent> since(long fromNanos) throws IOException {
    empty();
    return events.stream()
        .filter(event -> event.timeNanos() >= fromNanos)
        .sorted(Comparator.comparingLong(KernelEvent::timeNanos))
        .toList();
  }

  /// Events that were lost: the kernel's buffers ran over, or ours.
  public synchronized long lost() {
    return dropped + pipes.stream().mapToLong(RawPipe::lost).sum();
  }

  @Override
  public void close() throws IOException {
    isClosing = true;
    LockSupport.unpark(reader);
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    remove();
    tracefs.close();
  }

  private void remove() throws IOException {
    pipes.forEach(RawPipe::close);
    Files.delete(instance);
  }
}
