// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.trace;

import dev.teardown.wire.IpAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One record in a page, borrowed: valid until the page is read anew. Fields that this kernel does
/// not have, or that lie outside the record, read as 0.
final class TraceRecord {

  private static final int AF_INET6 = 10;
  private static final int SOFT_OR_HARD_INTERRUPT = 0x10 | 0x08;

  private final ByteBuffer page;
  private int offset;
  private int length;
  private long timeNanos;
  private EventFormat format;

  TraceRecord(ByteBuffer page, EventFormat format) {
    this.page = page;
    this.format = format;
  }

  /// Points it at a record.
  void set(EventFormat format, int offset, int length, long timeNanos) {
    this.format = format;
    this.offset = offset;
    this.length = length;
    this.timeNanos = timeNanos;
  }

  EventFormat format() {
    return format;
  }

  /// By the instance's clock.
  long timeNanos() {
    return timeNanos;
  }

  /// The thread that ran, or 0 where the kernel only borrowed its time.
  int thread() {
    return (u8("common_flags") & SOFT_OR_HARD_INTERRUPT) != 0 ? 0 : i32("common_pid");
  }

  int i32(String name) {
    int at = at(name, 4);
    return at < 0 ? 0 : page.getInt(at);
  }

  int u16(String name) {
    int at = at(name, 2);
    return at < 0 ? 0 : Short.toUnsignedInt(page.getShort(at));
  }

  int u8(String name) {
    int at = at(name, 1);
    return at < 0 ? 0 : Byte.toUnsignedInt(page.get(at));
  }

  long i64(String name) {
    int at = at(name, 8);
    return at < 0 ? 0 : page.getLong(at);
  }

  String symbol(String name) {
    return format.symbol(name, i32(name));
  }

  String text(String name) {
    var field = format.field(name);
    if (field.isEmpty() || at(name, field.get().size()) < 0) {
      return "";
    }
    var bytes = new byte[field.get().size()];
    page.get(at(name, bytes.length), bytes);
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /// An address in the fields `NAME` (IPv4) and `NAME_v6`, as `family` says.
  IpAddress address(String name) {
    return u16("family") == AF_INET6 ? v6(at(name + "_v6", 16)) : v4(at(name, 4));
  }

  /// The address in a `struct sockaddr`.
  IpAddress socketAddress(String name) {
    int at = at(name, 28);
    if (at < 0) {
      return v4(-1);
    }
    return page.getShort(at) == AF_INET6 ? v6(at + 8) : v4(at + 4);
  }

  /// The port in a `struct sockaddr`.
  int socketPort(String name) {
    int at = at(name, 4);
    return at < 0 ? 0 : Short.toUnsignedInt(Short.reverseBytes(page.getShort(at + 2)));
  }

  private IpAddress v4(int at) {
    return IpAddress.v4(at < 0 ? 0 : Integer.reverseBytes(page.getInt(at)));
  }

  private IpAddress v6(int at) {
    return at < 0
        ? v4(-1)
        : new IpAddress(
            Long.reverseBytes(page.getLong(at)), Long.reverseBytes(page.getLong(at + 8)));
  }

  private int at(String name, int size) {
    var field = format.field(name);
    if (field.isEmpty() || field.get().size() < size || field.get().offset() + size > length) {
      return -1;
    }
    return offset + field.get().offset();
  }
}
