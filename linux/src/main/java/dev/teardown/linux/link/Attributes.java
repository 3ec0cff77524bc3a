// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The attributes of one message of rtnetlink, by type; of several with one type the last.
final class Attributes {

  private static final int TYPE_MASK = 0x3fff; // without NLA_F_NESTED and NLA_F_NET_BYTEORDER

  private final Map<Integer, byte[]> values = new HashMap<>();

  /// Reads from the buffer's position to its limit; ends at what makes no sense.
  static Attributes of(ByteBuffer bytes) {
    var attributes = new Attributes();
    while (bytes.remaining() >= 4) {
      int start = bytes.position();
      int length = bytes.getShort() & 0xffff;
      int type = bytes.getShort() & TYPE_MASK;
      if (length < 4 || length - 4 > bytes.remaining()) {
        break;
      }
      var value = new byte[length - 4];
      bytes.get(value);
      attributes.values.put(type, value);
      bytes.position(Math.min(bytes.limit(), start + (length + 3 & ~3)));
    }
    return attributes;
  }

  Optional<byte[]> bytes(int type) {
    return Optional.ofNullable(values.get(type));
  }

  /// A number of four bytes; 0 where there is none.
  int number(int type) {
    byte[] value = values.getOrDefault(type, new byte[0]);
    return value.length < 4 ? 0 : ByteBuffer.wrap(value).order(ByteOrder.nativeOrder()).getInt();
  }

  /// Up to the first zero.
  String text(int type) {
    byte[] value = values.getOrDefault(type, new byte[0]);
    int end = 0;
    while (end < value.length && value[end] != 0) {
      end++;
    }
    return new String(Arrays.copyOf(value, end), StandardCharsets.US_ASCII);
  }
}
