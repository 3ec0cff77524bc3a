// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import dev.teardown.wire.Frame;
import dev.teardown.wire.FrameBuilder;
import dev.teardown.wire.FrameDecoder;
import dev.teardown.wire.IcmpPacket;
import dev.teardown.wire.LinkType;
import dev.teardown.wire.TcpFlags;
import dev.teardown.wire.TcpPacket;
import java.nio.ByteBuffer;

/// Feeds a table with many frames cheaply: one IPv4 frame whose fields are overwritten each time,
/// its checksum left wrong.
final class Feed {

  static final int SERVICE = 0x0a00_0002;
  static final int SERVICE_PORT = 80;

  private static final int SOURCE = 14 + 12;
  private static final int TCP = 14 + 20;

  private final byte[] bytes;
  private final ByteBuffer fields;
  private final FrameDecoder decoder = new FrameDecoder();
  private final Frame frame = new Frame();
  private final FlowTable table;
  private long timeNanos = 1_000_000_000L;
  private long number;

  Feed(FlowTable table) {
    this(table, 0);
  }

  /// @param payload bytes in each segment
  Feed(FlowTable table, int payload) {
    this.table = table;
    this.bytes = FrameBuilder.between("10.0.0.1", "10.0.0.2").payloadOf(payload).toEthernet();
    this.fields = ByteBuffer.wrap(bytes);
  }

  /// Lets time pass.
  void pass(long nanos) {
    timeNanos += nanos;
  }

  void syn(int client, int port, int seq) {
    fromClient(client, port, TcpFlags.SYN, seq, 0);
  }

  void fromClient(int client, int port, int flags, int seq, int ack) {
    fields.putInt(SOURCE, client).putInt(SOURCE + 4, SERVICE);
    fields.putShort(TCP, (short) port).putShort(TCP + 2, (short) SERVICE_PORT);
    send(flags, seq, ack);
  }

  void fromService(int client, int port, int flags, int seq, int ack) {
    fields.putInt(SOURCE, SERVICE).putInt(SOURCE + 4, client);
    fields.putShort(TCP, (short) SERVICE_PORT).putShort(TCP + 2, (short) port);
    send(flags, seq, ack);
  }

  private void send(int flags, int seq, int ack) {
    fields.putInt(TCP + 4, seq).putInt(TCP + 8, ack).put(TCP + 13, (byte) flags);
    frame(bytes);
  }

  /// Takes in any Ethernet frame, a microsecond after the one before.
  void frame(byte[] ethernet) {
    timeNanos += 1_000;
    number++;
    frame.set(
        ethernet, 0, ethernet.length, ethernet.length, LinkType.ETHERNET, 0, timeNanos, number);
    switch (decoder.decode(frame)) {
      case TcpPacket tcp -> table.accept(tcp, frame);
      case IcmpPacket icmp -> table.accept(icmp, frame);
      default -> throw new IllegalStateException("frame " + number + " does not decode");
    }
  }
}
