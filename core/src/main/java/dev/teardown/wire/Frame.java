// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// One captured frame, borrowed: the bytes are valid until the source that filled it moves on.
///
/// Reused for every frame of a source, so the packet path allocates nothing.
public final class Frame {

  private static final byte[] NOTHING = new byte[0];

  private byte[] bytes = NOTHING;
  private int offset;
  private int capturedLength;
  private long originalLength;
  private int linkType;
  private int interfaceIndex;
  private long timeNanos;
  private long number;

  /// Points this view at a frame.
  ///
  /// @param bytes the array that holds it, not copied
  /// @param offset index of its first byte
  /// @param capturedLength bytes present, at most `originalLength`
  /// @param originalLength bytes that were on the wire
  /// @param linkType a [LinkType] number as the capture gives it
  /// @param interfaceIndex which interface of the capture, 0 where there is only one
  /// @param timeNanos nanoseconds since 1970-01-01 UTC
  /// @param number 1-based position in the capture, as tshark's frame.number
  public void set(
      byte[] bytes,
      int offset,
      int capturedLength,
      long originalLength,
      int linkType,
      int interfaceIndex,
      long timeNanos,
      long number) {
    this.bytes = bytes;
    this.offset = offset;
    this.capturedLength = capturedLength;
    this.originalLength = originalLength;
    this.linkType = linkType;
    this.interfaceIndex = interfaceIndex;
    this.timeNanos = timeNanos;
    this.number = number;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int offset() {
    return offset;
  }

  public int capturedLength() {
    return capturedLength;
  }

  public long originalLength() {
    return originalLength;
  }

  public int linkType() {
    return linkType;
  }

  public int interfaceIndex() {
    return interfaceIndex;
  }

  public long timeNanos() {
    return timeNanos;
  }

  public long number() {
    return number;
  }
}
