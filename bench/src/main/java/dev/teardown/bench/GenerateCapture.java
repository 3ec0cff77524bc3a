// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench;

import dev.teardown.bench.traffic.CaptureGenerator;
import dev.teardown.bench.traffic.CaptureOptions;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Writes a large capture with known endings: the command line of [CaptureGenerator].
public final class GenerateCapture {

  private static final String USAGE =
      """
      usage: GenerateCapture --out FILE [--truth FILE.tsv] [--packets N] [--flows N] [--seed S]
                             [--snap BYTES] [--ipv6 PERCENT] [--concurrency N] [--reuse PER_MILLE]
                             [--short] [--nanos]
        --packets      frames, exactly (10000000); not with --short
        --flows        connections, exactly (50000; with --short 2000000)
        --seed         the same seed and numbers give the same bytes (1)
        --snap         bytes kept of each frame (96)
        --ipv6         share of the connections over IPv6 (20)
        --concurrency  connections that run at the same time (5000)
        --reuse        connections that take over the ports of one just ended (2)
        --short        every connection is one small request and response
        --nanos        times in nanoseconds instead of microseconds
      """;

  private static final Set<String> SWITCHES = Set.of("--short", "--nanos");
  private static final Set<String> VALUES =
      Set.of(
          "--out",
          "--truth",
          "--packets",
          "--flows",
          "--seed",
          "--snap",
          "--ipv6",
          "--concurrency",
          "--reuse");

  private GenerateCapture() {}

  public static void main(String[] arguments) throws IOException {
    CaptureGenerator generator;
    Map<String, String> given;
    try {
      given = parse(arguments);
      generator = new CaptureGenerator(options(given));
    } catch (IllegalArgumentException | ArithmeticException e) {
      System.err.println("GenerateCapture: " + e.getMessage());
      System.err.print(USAGE);
      System.exit(2);
      return;
    }
    var startNanos = System.nanoTime();
    var written = generator.run(Path.of(required(given, "--out")), truth(given));
    System.err.printf(
        "%d packets, %d flows, %d bytes, %.1f s of traffic, written in %.1f s%n",
        written.packets(),
        written.flows(),
        written.bytes(),
        written.seconds(),
        (System.nanoTime() - startNanos) / 1e9);
  }

  private static Map<String, String> parse(String[] arguments) {
    var given = new HashMap<String, String>();
    for (var i = 0; i < arguments.length; i++) {
      if (SWITCHES.contains(arguments[i])) {
        given.put(arguments[i], "");
      } else if (VALUES.contains(arguments[i]) && i + 1 < arguments.length) {
        given.put(arguments[i], arguments[++i]);
      } else {
        throw new IllegalArgumentException("unknown or without its value: " + arguments[i]);
      }
    }
    required(given, "--out");
    return given;
  }

  private static CaptureOptions options(Map<String, String> given) {
    var shortFlows = given.containsKey("--short");
    if (shortFlows && given.containsKey("--packets")) {
      throw new IllegalArgumentException("--short has as many packets as its flows need");
    }
    return new CaptureOptions(
        shortFlows ? 0 : number(given, "--packets", 10_000_000),
        Math.toIntExact(number(given, "--flows", shortFlows ? 2_000_000 : 50_000)),
        number(given, "--seed", 1),
        Math.toIntExact(number(given, "--snap", 96)),
        Math.toIntExact(number(given, "--ipv6", 20)),
        Math.toIntExact(number(given, "--concurrency", 5_000)),
        shortFlows,
        given.containsKey("--nanos"),
        Math.toIntExact(number(given, "--reuse", 2)));
  }

  private static long number(Map<String, String> given, String name, long otherwise) {
    var text = given.get(name);
    try {
      return text == null ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " wants a number, not " + text, e);
    }
  }

  private static String required(Map<String, String> given, String name) {
    var value = given.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static Writer truth(Map<String, String> given) throws IOException {
    var file = given.get("--truth");
    return file == null ? Writer.nullWriter() : Files.newBufferedWriter(Path.of(file));
  }
}
