// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// A generated capture with its truth, read back; streams are found by tshark's rule: a SYN with
/// another sequence number opens a new one.
record CapturedFile(
    List<CapturedPacket> packets, List<List<CapturedPacket>> streams, String[] truth) {

  static CapturedFile generate(Path folder, CaptureOptions options) throws IOException {
    var file = folder.resolve("generated-" + options.hashCode() + ".pcap");
    var truth = new StringWriter();
    new CaptureGenerator(options).run(file, truth);
    var packets = read(Files.readAllBytes(file), options);
    var lines = truth.toString().lines().skip(1).toArray(String[]::new);
    return new CapturedFile(packets, streams(packets), lines);
  }

  /// A field of a stream's line of truth.
  String truth(int stream, int field) {
    return truth[stream].split("\t")[field];
  }

  String code(int stream) {
    return truth(stream, 5);
  }

  private static List<CapturedPacket> read(byte[] bytes, CaptureOptions options) {
    var file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    var fractionsPerMicro = file.getInt(0) == 0xa1b23c4d ? 1000 : 1;
    var packets = new ArrayList<CapturedPacket>();
    file.position(24);
    while (file.hasRemaining()) {
      var micros = file.getInt() * 1_000_000L + file.getInt() / fractionsPerMicro;
      var captured = new byte[file.getInt()];
      var original = file.getInt();
      file.get(captured);
      if (captured.length != Math.min(original, options.snapLength())) {
        throw new AssertionError("captured " + captured.length + " of " + original);
      }
      packets.add(CapturedPacket.parse(micros, original, ByteBuffer.wrap(captured)));
    }
    return packets;
  }

  private static List<List<CapturedPacket>> streams(List<CapturedPacket> packets) {
    var current = new HashMap<String, List<CapturedPacket>>();
    var streams = new ArrayList<List<CapturedPacket>>();
    for (var packet : packets) {
      var stream = current.get(packet.tuple());
      if (stream == null || (packet.isPureSyn() && packet.seq() != stream.getFirst().seq())) {
        stream = new ArrayList<>();
        streams.add(stream);
        current.put(packet.tuple(), stream);
      }
      stream.add(packet);
    }
    return streams;
  }
}
