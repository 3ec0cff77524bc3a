// SPDX-License-Identifier: Apache-2.0
package dev.teardown.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.wire.Frame;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `core` has no file, socket, thread, clock, logger or native call: all of that is passed in.
class CoreOpensNothingTest {

  @Test
  void noClassOfCoreNamesAnythingThatOpens() throws IOException, URISyntaxException {
    Path classes = Path.of(Frame.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var offenders = new TreeMap<Path, Set<String>>();
    try (var files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        Set<String> found = ForbiddenReferences.in(Files.readAllBytes(file));
        if (!found.isEmpty()) {
          offenders.put(classes.relativize(file), found);
        }
      }
    }
    assertThat(offenders).isEqualTo(Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "OpensFile, java/io/FileInputStream",
    "OpensSocket, java/net/Socket",
    "StartsThread, java/lang/Thread",
    "ReadsNanoTime, java/lang/System.nanoTime",
    "ReadsInstant, java/time/Instant.now",
    "NamesFileInDescriptor, java/io/File"
  })
  void findsWhatIsForbidden(String sample, String reference) throws IOException {
    assertThat(ForbiddenReferences.in(bytesOf(sample))).contains(reference);
  }

  @Test
  void allowsCopyingAndUnits() throws IOException {
    assertThat(ForbiddenReferences.in(bytesOf("CopiesAndCounts"))).isEmpty();
  }

  private static byte[] bytesOf(String sample) throws IOException {
    String name = CoreOpensNothingTest.class.getSimpleName() + "$" + sample + ".class";
    try (InputStream in = CoreOpensNothingTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  @SuppressWarnings("unused")
  private static final class OpensFile {
    InputStream open() throws IOException {
      return new java.io.FileInputStream("any");
    }
  }

  @SuppressWarnings("unused")
  private static final class OpensSocket {
    Object open() throws IOException {
      return new java.net.Socket("localhost", 1);
    }
  }

  @SuppressWarnings("unused")
  private static final class StartsThread {
    void start(Runnable task) {
      Thread.ofVirtual().start(task);
    }
  }

  @SuppressWarnings("unused")
  private static final class ReadsNanoTime {
    long now() {
      return System.nanoTime();
    }
  }

  @SuppressWarnings("unused")
  private static final class ReadsInstant {
    Instant now() {
      return Instant.now();
    }
  }

  @SuppressWarnings("unused")
  private abstract static class NamesFileInDescriptor {
    abstract long lengthOf(File file);
  }

  @SuppressWarnings("unused")
  private static final class CopiesAndCounts {
    long micros(byte[] from, byte[] to, long nanos) {
      System.arraycopy(from, 0, to, 0, from.length);
      return TimeUnit.NANOSECONDS.toMicros(nanos);
    }
  }
}
