// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.util.OptionalLong;

/// What the kernel knows of a connection, `struct tcp_info` (linux/tcp.h).
///
/// The structure only grows: 192 bytes in 4.9, 232 in 5.4, 240 in 6.2, 248 in 6.7, 280 in 6.18. We
/// take what was sent, up to what we know; a field beyond that is unknown, not 0.
public final class TcpInfo {

  static final int KNOWN_SIZE = 280;

  private final MemorySegment bytes;

  private TcpInfo(MemorySegment bytes) {
    this.bytes = bytes;
  }

  /// Copies it.
  ///
  /// @param length as the kernel said
  public static TcpInfo from(MemorySegment bytes, long offset, int length) {
    int taken = Math.clamp(length, 0, KNOWN_SIZE);
    var copy = MemorySegment.ofArray(new byte[taken]);
    MemorySegment.copy(bytes, offset, copy, 0, taken);
    return new TcpInfo(copy);
  }

  /// How many bytes the kernel gave, at most those known here.
  public int length() {
    return (int) bytes.byteSize();
  }

  /// A field as an unsigned number; empty if this kernel does not send it.
  public OptionalLong value(TcpInfoField field) {
    return field.offset() + field.width() <= bytes.byteSize()
        ? OptionalLong.of(read(field))
        : OptionalLong.empty();
  }

  private long read(TcpInfoField field) {
    return switch (field.width()) {
      case 1 -> bytes.get(JAVA_BYTE, field.offset()) & 0xff;
      case 2 -> bytes.get(JAVA_SHORT_UNALIGNED, field.offset()) & 0xffff;
      case 4 -> bytes.get(JAVA_INT_UNALIGNED, field.offset()) & 0xffff_ffffL;
      default -> bytes.get(JAVA_LONG_UNALIGNED, field.offset());
    };
  }

  /// A field that every kernel sends that we run on.
  ///
  /// @throws IllegalStateException if this one does not
  public long required(TcpInfoField field) {
    return value(field)
        .orElseThrow(
            () -> new IllegalStateException("tcp_info of " + length() + " bytes has no " + field));
  }

  /// The kernel's number of the connection's state.
  public int state() {
    return (int) required(TcpInfoField.STATE);
  }

  /// The fields and their values, in the kernel's order: "tcpi_state=1 tcpi_ca_state=0 ...".
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (TcpInfoField field : TcpInfoField.values()) {
      value(field).ifPresent(value -> text.append(field).append('=').append(value).append(' '));
    }
    return text.toString().strip();
  }
}
