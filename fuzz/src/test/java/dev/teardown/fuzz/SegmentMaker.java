// SPDX-License-Identifier: Apache-2.0
package dev.teardown.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.ByteBuffer;

/// Makes IPv4 packets of a few connections out of a fuzzer's bytes: numbers near each other, so
/// that segments meet, and now and then ones that are far off.
final class SegmentMaker {

  private static final int CLIENT = 0x0a000001;
  private static final int SERVER = 0x0a000002;
  private static final int ROUTER = 0x0a000009;

  private static final byte[][] OPTIONS = {
    {},
    {1, 1, 8, 10, 0, 0, 0, 1, 0, 0, 0, 1},
    {2, 4, 5, -76, 4, 2, 8, 10, 0, 0, 0, 1, 0, 0, 0, 0, 1, 3, 3, 7},
    {30, 4, (byte) 0x80, 1},
    {5, 10, 0, 0, 0, 1, 0, 0, 0, 9, 1, 1},
  };

  private final FuzzedDataProvider data;
  private long timeNanos;

  SegmentMaker(FuzzedDataProvider data) {
    this.data = data;
  }

  long timeNanos() {
    return timeNanos;
  }

  /// The next packet; time goes on by nothing to days, or back.
  byte[] next() {
    int step = data.consumeByte();
    timeNanos += step < 0 ? -1_000_000L * (step & 7) : 1L << Math.min(step, 47);
    return data.consumeInt(0, 15) == 0 ? icmp() : tcp();
  }

  private byte[] tcp() {
    boolean fromClient = data.consumeBoolean();
    byte[] options = data.pickValue(OPTIONS);
    int payload = data.consumeBoolean() ? data.consumeInt(0, 200) : 0;
    var packet = ip(6, 20 + options.length + payload, fromClient);
    ports(packet, fromClient);
    packet.putInt(number(fromClient)).putInt(number(!fromClient));
    packet.put((byte) ((20 + options.length) / 4 << 4)).put(data.consumeByte());
    packet.putShort((short) (data.consumeBoolean() ? 502 : data.consumeInt(0, 2)));
    packet.putInt(0).put(options);
    return packet.array();
  }

  private byte[] icmp() {
    boolean fromClient = data.consumeBoolean();
    var packet = ip(1, 8 + 20 + 8, fromClient);
    packet.putInt(12, ROUTER).putInt(16, fromClient ? CLIENT : SERVER);
    packet.put((byte) data.consumeInt(3, 12)).put((byte) data.consumeInt(0, 15));
    packet.putShort((short) 0).putInt(0);
    packet.put(ip(6, 20, fromClient).array(), 0, 20);
    ports(packet, fromClient);
    packet.putInt(number(fromClient));
    return packet.array();
  }

  private ByteBuffer ip(int protocol, int length, boolean fromClient) {
    var packet = ByteBuffer.allocate(20 + length);
    packet.put((byte) 0x45).put((byte) 0).putShort((short) (20 + length));
    packet.putShort((short) data.consumeInt(0, 3)).putShort((short) 0x4000);
    packet.put((byte) (data.consumeBoolean() ? 64 : 50)).put((byte) protocol).putShort((short) 0);
    packet.putInt(fromClient ? CLIENT : SERVER).putInt(fromClient ? SERVER : CLIENT);
    return packet;
  }

  private void ports(ByteBuffer packet, boolean fromClient) {
    int client = 40000 + data.consumeInt(0, 2);
    packet
        .putShort((short) (fromClient ? client : 80))
        .putShort((short) (fromClient ? 80 : client));
  }

  /// A sequence number of one side, close to where it started.
  private int number(boolean ofClient) {
    int start = ofClient ? -100 : 1_000;
    return data.consumeInt(0, 31) == 0 ? data.consumeInt() : start + data.consumeInt(0, 511);
  }
}
