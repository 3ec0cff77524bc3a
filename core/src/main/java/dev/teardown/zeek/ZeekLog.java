// SPDX-License-Identifier: Apache-2.0
package dev.teardown.zeek;

import dev.teardown.flow.Flow;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes connections as Zeek's conn.log: tab-separated, with Zeek's header lines.
public final class ZeekLog {

  private static final String[] FIELDS = {
    "ts",
    "uid",
    "id.orig_h",
    "id.orig_p",
    "id.resp_h",
    "id.resp_p",
    "proto",
    "service",
    "duration",
    "orig_bytes",
    "resp_bytes",
    "conn_state",
    "local_orig",
    "local_resp",
    "missed_bytes",
    "history",
    "orig_pkts",
    "orig_ip_bytes",
    "resp_pkts",
    "resp_ip_bytes",
    "tunnel_parents"
  };

  private static final String[] TYPES = {
    "time", "string", "addr", "port", "addr", "port", "enum", "string", "interval", "count",
    "count", "string", "bool", "bool", "count", "string", "count", "count", "count", "count",
    "set[string]"
  };

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm-ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int UID_LENGTH = 17;

  private final Appendable out;

  public ZeekLog(Appendable out) {
    this.out = out;
  }

  /// Writes the lines before the first connection.
  ///
  /// @param now which Zeek too writes there: the log's time, not the capture's
  public void open(Instant now) throws IOException {
    out.append("#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n");
    out.append("#path\tconn\n#open\t").append(MOMENT.format(now)).append('\n');
    out.append("#fields\t").append(String.join("\t", FIELDS)).append('\n');
    out.append("#types\t").append(String.join("\t", TYPES)).append('\n');
  }

  /// Writes a flow that a [ZeekTracker] heard.
  public void connection(Flow flow) throws IOException {
    if (!(flow.companion() instanceof ZeekConnection connection)) {
      throw new IllegalArgumentException("stream " + flow.stream() + " was not tracked");
    }
    var orig = connection.originator();
    var resp = connection.responder();
    long duration = connection.durationNanos();
    boolean timed = duration > 0;
    String[] row = {
      seconds(flow.firstTime()),
      uid(flow),
      flow.initiator().address().toString(),
      Integer.toString(flow.initiator().port()),
      flow.responder().address().toString(),
      Integer.toString(flow.responder().port()),
      "tcp",
      "-",
      timed ? seconds(duration) : "-",
      timed ? Long.toString(orig.bytes(resp)) : "-",
      timed ? Long.toString(resp.bytes(orig)) : "-",
      connection.state(),
      "-",
      "-",
      Long.toString(connection.missed()),
      connection.history().isEmpty() ? "-" : connection.history(),
      Long.toString(orig.packets()),
      Long.toString(orig.ipBytes()),
      Long.toString(resp.packets()),
      Long.toString(resp.ipBytes()),
      "-"
    };
    out.append(String.join("\t", row)).append('\n');
  }

  /// Writes the line after the last connection.
  public void close(Instant now) throws IOException {
    out.append("#close\t").append(MOMENT.format(now)).append('\n');
  }

  /// Seconds with microseconds, cut as Zeek's own times are.
  private static String seconds(long nanos) {
    long micros = Math.floorDiv(nanos, 1000);
    return String.format(
        Locale.ROOT,
        "%d.%06d",
        Math.floorDiv(micros, 1_000_000L),
        Math.floorMod(micros, 1_000_000L));
  }

  /// The same for the same connection in every run: Zeek draws lots instead.
  private static String uid(Flow flow) {
    long hash = 0xcbf2_9ce4_8422_2325L;
    for (long part :
        new long[] {
          flow.initiator().address().high(),
          flow.initiator().address().low(),
          flow.responder().address().high(),
          flow.responder().address().low(),
          (long) flow.initiator().port() << 16 | flow.responder().port(),
          flow.firstTime(),
          flow.stream()
        }) {
      hash = (hash ^ part) * 0x9E37_79B9_7F4A_7C15L;
      hash ^= hash >>> 32;
    }
    var uid = new StringBuilder(UID_LENGTH + 1).append('C');
    for (int i = 0; i < UID_LENGTH; i++) {
      uid.append(DIGITS.charAt((int) Long.remainderUnsigned(hash, 62)));
      hash = Long.divideUnsigned(hash, 62) + (hash << 53);
    }
    return uid.toString();
  }
}
