// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import java.nio.ByteBuffer;

/// IPv4 packets around any payload, for tests.
final class Ip4 {

  private Ip4() {}

  static byte[] packet(String source, String destination, int protocol, byte[] payload) {
    return packet(
        FrameBuilder.address(source),
        FrameBuilder.address(destination),
        protocol,
        64,
        0,
        0,
        payload);
  }

  /// @param fragmentField flags and fragment offset as they stand in the header
  static byte[] packet(
      byte[] source,
      byte[] destination,
      int protocol,
      int ttl,
      int identification,
      int fragmentField,
      byte[] payload) {
    var header = ByteBuffer.allocate(20);
    header.put((byte) 0x45).put((byte) 0).putShort((short) (20 + payload.length));
    header.putShort((short) identification).putShort((short) fragmentField);
    header.put((byte) ttl).put((byte) protocol).putShort((short) 0);
    header.put(source).put(destination);
    header.putShort(10, InternetChecksum.of(header.array()));
    return ByteBuffer.allocate(20 + payload.length).put(header.array()).put(payload).array();
  }
}
