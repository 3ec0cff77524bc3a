// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One request of rtnetlink while it is written (linux/netlink.h, linux/rtnetlink.h): host byte
/// order, attributes aligned to 4.
///
/// ```
/// nlmsghdr:  length 4 | type 2 | flags 2 | sequence 4 | port 4
/// header of the family (ifinfomsg, ifaddrmsg, rtmsg, ndmsg)
/// attribute: length 2 | type 2 | value, or attributes
/// ```
final class RouteMessage {

  static final int HEADER = 16;

  static final int NEW_LINK = 16;
  static final int DELETE_LINK = 17;
  static final int GET_LINK = 18;
  static final int SET_LINK = 19;
  static final int NEW_ADDRESS = 20;
  static final int GET_ADDRESS = 22;
  static final int NEW_ROUTE = 24;
  static final int NEW_NEIGHBOUR = 28;

  private static final int REQUEST = 1;
  private static final int ACKNOWLEDGE = 4;
  private static final int DUMP = 0x300;
  private static final int EXCLUSIVE = 0x200;
  private static final int REPLACE = 0x100;
  private static final int CREATE = 0x400;

  private final ByteBuffer bytes = ByteBuffer.allocate(1024).order(ByteOrder.nativeOrder());

  private RouteMessage(int type, int flags) {
    bytes.putInt(0).putShort((short) type).putShort((short) flags).putInt(0).putInt(0);
  }

  /// A request to change something that exists.
  static RouteMessage change(int type) {
    return new RouteMessage(type, REQUEST | ACKNOWLEDGE);
  }

  /// A request to make something that must not exist.
  static RouteMessage create(int type) {
    return new RouteMessage(type, REQUEST | ACKNOWLEDGE | CREATE | EXCLUSIVE);
  }

  /// A request to make something, in the place of an older one where there is one.
  static RouteMessage put(int type) {
    return new RouteMessage(type, REQUEST | ACKNOWLEDGE | CREATE | REPLACE);
  }

  /// A request for all there are.
  static RouteMessage dump(int type) {
    return new RouteMessage(type, REQUEST | DUMP);
  }

  /// A request for one.
  static RouteMessage ask(int type) {
    return new RouteMessage(type, REQUEST);
  }

  RouteMessage u8(int value) {
    bytes.put((byte) value);
    return this;
  }

  RouteMessage u16(int value) {
    bytes.putShort((short) value);
    return this;
  }

  RouteMessage u32(int value) {
    bytes.putInt(value);
    return this;
  }

  /// `struct ifinfomsg`: family 1, padding 1, type 2, index 4, flags 4, mask of flags 4.
  RouteMessage link(int index, int flags, int mask) {
    return u32(0).u32(index).u32(flags).u32(mask);
  }

  RouteMessage attribute(int type, byte... value) {
    return u16(4 + value.length).u16(type).raw(value);
  }

  RouteMessage attribute(int type, int value) {
    return u16(8).u16(type).u32(value);
  }

  /// A name, with the zero at its end that the kernel asks for.
  RouteMessage attribute(int type, String name) {
    byte[] text = name.getBytes(StandardCharsets.US_ASCII);
    return attribute(type, Arrays.copyOf(text, text.length + 1));
  }

  /// Starts an attribute that holds others.
  ///
  /// @return where it starts, for [#close(int)]
  int open(int type) {
    int start = bytes.position();
    u16(0).u16(type);
    return start;
  }

  RouteMessage close(int start) {
    bytes.putShort(start, (short) (bytes.position() - start));
    return this;
  }

  private RouteMessage raw(byte[] value) {
    bytes.put(value);
    while ((bytes.position() & 3) != 0) {
      bytes.put((byte) 0);
    }
    return this;
  }

  /// The message as it goes to the kernel.
  byte[] toBytes(int sequence) {
    bytes.putInt(0, bytes.position()).putInt(8, sequence);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
