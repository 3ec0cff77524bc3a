// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.capture.ByteSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The bytes of one input that the user names: a file, a named pipe, or "-" for standard input;
/// decompressed, and read ahead of the analysis.
public final class CaptureInput implements ByteSource, AutoCloseable {

  private final String name;
  private final ReadAhead bytes;

  private CaptureInput(String name, ReadAhead bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /// Opens what the user named. Waits for the first four bytes.
  ///
  /// @param pathOrDash as on the command line
  /// @param standardInput what "-" stands for; closed with this input's end
  /// @throws CaptureInputException when it cannot be opened, with the line for the user
  public static CaptureInput open(String pathOrDash, InputStream standardInput)
      throws CaptureInputException {
    if (pathOrDash.equals("-")) {
      return start("standard input", standardInput);
    }
    var name = pathOrDash.replaceAll("\\p{Cntrl}", "?");
    return start(name, file(pathOrDash, name));
  }

  private static InputStream file(String path, String name) throws CaptureInputException {
    try {
      var file = Path.of(path);
      if (Files.isDirectory(file)) {
        throw new CaptureInputException(name + " is a directory; name a capture file", null);
      }
      return Files.newInputStream(file);
    } catch (InvalidPathException e) {
      throw new CaptureInputException(name + " cannot be a file's name: " + e.getReason(), e);
    } catch (NoSuchFileException e) {
      throw new CaptureInputException(name + " does not exist", e);
    } catch (AccessDeniedException e) {
      throw new CaptureInputException(name + " may not be read by this user", e);
    } catch (CaptureInputException e) {
      throw e;
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static CaptureInput start(String name, InputStream raw) throws CaptureInputException {
    try {
      return new CaptureInput(name, ReadAhead.start(Compression.remove(raw)));
    } catch (IOException e) {
      closeAfter(e, raw);
      throw unreadable(name, e);
    } catch (LinkageError e) {
      closeAfter(e, raw);
      throw new CaptureInputException(
          name
              + " is compressed with zstd, which cannot be read on this machine; decompress it"
              + " first: zstd -dc FILE | teardown analyze -",
          e);
    }
  }

  private static CaptureInputException unreadable(String name, IOException why) {
    var message = why instanceof EOFException ? "its compressed data is cut off" : why.getMessage();
    var reason = message == null ? "an input error" : message;
    return new CaptureInputException(name + " cannot be read: " + reason, why);
  }

  private static void closeAfter(Throwable failure, InputStream raw) {
    try {
      raw.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /// How to call the input in a message.
  public String name() {
    return name;
  }

  /// @throws IOException when the input cannot be read or decompressed any further, after all bytes
  ///   before that point were given; the message is one line without the input's name
  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return bytes.read(into, offset, length);
  }

  @Override
  public void close() {
    bytes.close();
  }

  Thread thread() {
    return bytes.thread();
  }
}
