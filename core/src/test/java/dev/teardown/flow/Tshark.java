// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The other judge of sequence analysis: Wireshark's command line.
final class Tshark {

  private Tshark() {}

  /// "TShark (Wireshark) 4.0.17 …", or "" where there is none.
  static String version() {
    try {
      return run(List.of("tshark", "--version")).lines().findFirst().orElse("");
    } catch (IOException _) {
      return "";
    }
  }

  /// What tshark says of each frame that has a TCP stream. An ICMP error that quotes a segment is
  /// none.
  static Map<Long, Analysed> analyse(Path capture) throws IOException {
    var command = new ArrayList<>(List.of("tshark", "-n", "-r", capture.toString()));
    command.addAll(List.of("-Y", "tcp && !icmp && !icmpv6", "-T", "fields"));
    command.addAll(List.of("-e", "frame.number", "-e", "tcp.stream"));
    for (var flag : SegmentFlag.values()) {
      command.addAll(List.of("-e", "tcp.analysis." + flag.text().replace('-', '_')));
    }
    var frames = new TreeMap<Long, Analysed>();
    run(command).lines().forEach(line -> take(line.split("\t", -1), frames));
    return frames;
  }

  private static void take(String[] fields, Map<Long, Analysed> frames) {
    var names = new TreeSet<String>();
    for (var flag : SegmentFlag.values()) {
      if (!fields[2 + flag.ordinal()].isEmpty()) {
        names.add(flag.text());
      }
    }
    if (names.contains("fast-retransmission") || names.contains("spurious-retransmission")) {
      names.remove("retransmission"); // tshark marks every kind of it as one
    }
    frames.put(Long.parseLong(fields[0]), new Analysed(Integer.parseInt(fields[1]), names));
  }

  private static String run(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    var process = builder.start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
