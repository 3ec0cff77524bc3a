// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Runs the program in this process, connected to memory: `Cli.run("analyze", file)`.
final class Cli {

  private static final Terminal TERMINAL = new Terminal(false, false, 100, false);

  /// What a run left behind.
  record Result(int status, String out, String err) {}

  private Cli() {}

  static Result run(String... arguments) {
    return withInput(new byte[0], arguments);
  }

  /// With bytes on standard input.
  static Result withInput(byte[] input, String... arguments) {
    var out = new ByteArrayOutputStream();
    return run(input, out, out, arguments);
  }

  /// With a standard output that may fail.
  static Result into(OutputStream out, String... arguments) {
    return run(new byte[0], out, new ByteArrayOutputStream(), arguments);
  }

  private static Result run(
      byte[] input, OutputStream out, ByteArrayOutputStream kept, String... arguments) {
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new ByteArrayInputStream(input),
            new DataOutput(out),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            TERMINAL);
    int status = Main.run(console, arguments);
    return new Result(
        status, kept.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// A capture of the test resources as bytes.
  static byte[] capture(String name) {
    try (var in = Cli.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no test resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A file with these bytes.
  static String file(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
