// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.diagnosis.Verdict;
import dev.teardown.zeek.ZeekLog;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/// Connections as Zeek's conn.log, for flows that a [dev.teardown.zeek.ZeekTracker] heard.
public final class ZeekReport implements Report {

  private final boolean header;
  private final int limit;
  private final InstantSource clock;
  private final Writer out;
  private final ZeekLog log;
  private int written;

  /// @param header whether the log's lines that begin with # are written
  /// @param limit most connections written
  /// @param clock for the times of opening and closing in those lines
  public ZeekReport(boolean header, int limit, InstantSource clock, OutputStream out) {
    this.header = header;
    this.limit = limit;
    this.clock = clock;
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.log = new ZeekLog(this.out);
    if (header) {
      write(() -> log.open(clock.instant()));
    }
  }

  @Override
  public void connection(String source, Verdict verdict) {
    if (written < limit) {
      written++;
      write(() -> log.connection(verdict.caseFile().flow()));
    }
  }

  @Override
  public void summary(CaptureSummary summary) {}

  @Override
  public void end() {
    write(() -> {
      if (header) {
        log.close(clock.instant());
      }
      out.flush();
    });
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
