// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.capture.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Reads an input in a thread of its own, a few chunks ahead, so that reading and decompressing
/// overlap with the analysis.
///
/// Three chunks of a megabyte go round between two queues; each exists only once it is needed. The
/// thread owns the input and closes it when it ends. A failure reaches the consumer after all bytes
/// that were read before it.
final class ReadAhead implements ByteSource, AutoCloseable {

  private static final int CHUNK = 1 << 20;
  private static final int CHUNKS = 3;

  /// Bytes on their way, and after them perhaps the end.
  private static final class Chunk {
    private byte[] bytes = new byte[0];
    private int length;
    private boolean isLast;
    private @Nullable IOException failure;
  }

  private final InputStream input;
  private final BlockingQueue<Chunk> free = new ArrayBlockingQueue<>(CHUNKS);

  /// One more than there are chunks, so that the note of a close always has room.
  private final BlockingQueue<Chunk> filled = new ArrayBlockingQueue<>(CHUNKS + 1);

  private final Thread thread;
  private Chunk current = new Chunk();
  private int position;

  private ReadAhead(InputStream input) {
    this.input = input;
    for (int i = 0; i < CHUNKS; i++) {
      free.add(new Chunk());
    }
    thread = Thread.ofPlatform().daemon().name("read-ahead").unstarted(this::run);
  }

  static ReadAhead start(InputStream input) {
    var readAhead = new ReadAhead(input);
    readAhead.thread.start();
    return readAhead;
  }

  private void run() {
    try (input) {
      boolean isLast;
      do {
        var chunk = free.take();
        fill(chunk);
        isLast = chunk.isLast;
        filled.put(chunk);
      } while (!isLast);
    } catch (InterruptedException e) {
      filled.add(endOf(new IOException("the input was closed while it was read")));
    } catch (IOException e) {
      // only from closing the input, whose bytes have all been handed over
    }
  }

  private static Chunk endOf(IOException failure) {
    var chunk = new Chunk();
    chunk.isLast = true;
    chunk.failure = failure;
    return chunk;
  }

  /// Fills a chunk, but hands over what there is as soon as the consumer has nothing left: bytes
  /// from a live pipe must not wait for a full chunk.
  private void fill(Chunk chunk) {
    if (chunk.bytes.length == 0) {
      chunk.bytes = new byte[CHUNK];
    }
    chunk.length = 0;
    try {
      do {
        int count = input.read(chunk.bytes, chunk.length, CHUNK - chunk.length);
        if (count < 0) {
          chunk.isLast = true;
        } else {
          chunk.length += count;
        }
      } while (!chunk.isLast && chunk.length < CHUNK && !filled.isEmpty());
    } catch (IOException e) {
      chunk.isLast = true;
      chunk.failure = e;
    } catch (RuntimeException | Error e) {
      chunk.isLast = true;
      chunk.failure = new IOException("reading ended by " + e, e);
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (position == current.length) {
      if (current.failure != null) {
        throw current.failure;
      }
      if (current.isLast) {
        return -1;
      }
      moveToNextChunk();
    }
    int count = Math.min(length, current.length - position);
    System.arraycopy(current.bytes, position, into, offset, count);
    position += count;
    return count;
  }

  private void moveToNextChunk() throws IOException {
    try {
      var next = filled.take();
      if (current.bytes.length > 0) {
        free.put(current);
      }
      current = next;
      position = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for input");
    }
  }

  /// Ends the thread, at the latest when the read it is in returns: a read from standard input
  /// cannot be broken off, but does not keep the program running.
  @Override
  public void close() {
    thread.interrupt();
  }

  Thread thread() {
    return thread;
  }
}
