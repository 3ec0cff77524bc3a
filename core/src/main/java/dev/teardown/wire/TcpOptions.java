// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static dev.teardown.wire.NetworkOrder.i32;
import static dev.teardown.wire.NetworkOrder.u16;
import static dev.teardown.wire.NetworkOrder.u8;

/// The options of one segment that bear on how a connection lives and ends; reused by its segment.
///
/// Kinds: 2 MSS, 3 window scale (RFC 7323), 4 SACK permitted and 5 SACK (RFC 2018), 8 timestamps
/// (RFC 7323), 30 MPTCP (RFC 8684), 34 fast open (RFC 7413; before that, 254 with a magic number).
/// An option that is cut off or whose length is absurd ends the walk: what was read before it
/// stands.
public final class TcpOptions {

  /// MPTCP's MP_TCPRST subtype (RFC 8684 3.6).
  private static final int MP_TCPRST = 8;

  /// TCPOPT_FASTOPEN_MAGIC of net/tcp.h, as registered by RFC 6994.
  private static final int FAST_OPEN_MAGIC = 0xf989;

  private int length;
  private int mss;
  private int windowScale;
  private boolean sackPermitted;
  private int sackBlocks;
  private int firstSackLeft;
  private int firstSackRight;
  private boolean timestamps;
  private int tsVal;
  private int tsEcr;
  private boolean multipath;
  private int multipathResetReason;
  private boolean fastOpen;
  private boolean wellFormed;
  private boolean whole;

  /// @param end where the captured options end
  /// @param declaredEnd where they end by the data offset
  void parse(byte[] bytes, int start, int end, int declaredEnd) {
    clear();
    length = end - start;
    whole = end == declaredEnd;
    walk(bytes, start, end, declaredEnd);
  }

  private void clear() {
    mss = -1;
    windowScale = -1;
    sackPermitted = false;
    sackBlocks = 0;
    timestamps = false;
    multipath = false;
    multipathResetReason = -1;
    fastOpen = false;
    wellFormed = true;
  }

  private void walk(byte[] bytes, int start, int end, int declaredEnd) {
    int at = start;
    while (at < end) {
      int kind = u8(bytes, at);
      if (kind == 0) {
        return;
      }
      if (kind == 1) {
        at++;
        continue;
      }
      if (at + 1 >= end) {
        wellFormed = end < declaredEnd;
        return;
      }
      int size = u8(bytes, at + 1);
      if (size < 2 || at + size > end) {
        wellFormed = size >= 2 && at + size <= declaredEnd;
        return;
      }
      option(bytes, at, kind, size);
      at += size;
    }
  }

  private void option(byte[] bytes, int at, int kind, int size) {
    switch (kind) {
      case 2 -> mss = size == 4 ? u16(bytes, at + 2) : mss;
      case 3 -> windowScale = size == 3 ? u8(bytes, at + 2) : windowScale;
      case 4 -> sackPermitted = true;
      case 5 -> sack(bytes, at, size);
      case 8 -> timestamps(bytes, at, size);
      case 30 -> multipath(bytes, at, size);
      case 34 -> fastOpen = true;
      case 254 -> fastOpen |= size >= 4 && u16(bytes, at + 2) == FAST_OPEN_MAGIC;
      default -> {}
    }
  }

  private void sack(byte[] bytes, int at, int size) {
    if (size > 2 && (size - 2) % 8 == 0) {
      sackBlocks = (size - 2) / 8;
      firstSackLeft = i32(bytes, at + 2);
      firstSackRight = i32(bytes, at + 6);
    }
  }

  private void timestamps(byte[] bytes, int at, int size) {
    if (size == 10) {
      timestamps = true;
      tsVal = i32(bytes, at + 2);
      tsEcr = i32(bytes, at + 6);
    }
  }

  private void multipath(byte[] bytes, int at, int size) {
    multipath = true;
    if (size >= 4 && u8(bytes, at + 2) >> 4 == MP_TCPRST) {
      multipathResetReason = u8(bytes, at + 3);
    }
  }

  /// Bytes of options captured, padding included: 0 to 40.
  public int length() {
    return length;
  }

  /// Maximum segment size, or -1.
  public int mss() {
    return mss;
  }

  /// Window scale shift as sent (RFC 7323 2.3 caps its use at 14), or -1.
  public int windowScale() {
    return windowScale;
  }

  public boolean sackPermitted() {
    return sackPermitted;
  }

  /// Number of SACK blocks: 0 to 4.
  public int sackBlocks() {
    return sackBlocks;
  }

  /// Left edge of the first block; meaningful only where there is one.
  public int firstSackLeft() {
    return firstSackLeft;
  }

  /// Right edge of the first block; meaningful only where there is one.
  public int firstSackRight() {
    return firstSackRight;
  }

  public boolean hasTimestamps() {
    return timestamps;
  }

  public int tsVal() {
    return tsVal;
  }

  public int tsEcr() {
    return tsEcr;
  }

  public boolean isMultipath() {
    return multipath;
  }

  /// Reason code of an MP_TCPRST option, or -1.
  public int multipathResetReason() {
    return multipathResetReason;
  }

  public boolean hasFastOpen() {
    return fastOpen;
  }

  /// Whether the sender's options could be walked over; a cut by the capture is not held against
  /// it.
  public boolean isWellFormed() {
    return wellFormed;
  }

  /// Whether the capture holds all of them: an option that is absent from a cut list may have been
  /// sent.
  public boolean isWhole() {
    return whole;
  }
}
