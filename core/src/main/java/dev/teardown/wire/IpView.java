// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// The innermost IP header of a packet, as the decoder found it; reused by its decoder.
///
/// Addresses are in the 128-bit form of [IpAddress].
public final class IpView {

  private boolean v4;
  private long sourceHigh;
  private long sourceLow;
  private long destinationHigh;
  private long destinationLow;
  private int ttl;
  private int identification;
  private boolean dontFragment;
  private int headerLength;
  private boolean routed;

  void set(
      boolean v4,
      long sourceHigh,
      long sourceLow,
      long destinationHigh,
      long destinationLow,
      int ttl,
      int identification,
      boolean dontFragment,
      int headerLength) {
    this.v4 = v4;
    this.sourceHigh = sourceHigh;
    this.sourceLow = sourceLow;
    this.destinationHigh = destinationHigh;
    this.destinationLow = destinationLow;
    this.ttl = ttl;
    this.identification = identification;
    this.dontFragment = dontFragment;
    this.headerLength = headerLength;
    this.routed = false;
  }

  void markRouted() {
    routed = true;
  }

  /// Whether an IPv6 routing header still has segments left: the destination is not the final one.
  boolean isRouted() {
    return routed;
  }

  public boolean isV4() {
    return v4;
  }

  public long sourceHigh() {
    return sourceHigh;
  }

  public long sourceLow() {
    return sourceLow;
  }

  public long destinationHigh() {
    return destinationHigh;
  }

  public long destinationLow() {
    return destinationLow;
  }

  public IpAddress source() {
    return new IpAddress(sourceHigh, sourceLow);
  }

  public IpAddress destination() {
    return new IpAddress(destinationHigh, destinationLow);
  }

  /// TTL, or IPv6's hop limit: 0 to 255.
  public int ttl() {
    return ttl;
  }

  /// IPv4's identification, 0 to 65535; -1 for IPv6, which has none outside fragments.
  public int identification() {
    return identification;
  }

  /// IPv4's DF bit; true for IPv6, whose routers never fragment.
  public boolean dontFragment() {
    return dontFragment;
  }

  /// Bytes of the header: 20 to 60 with IPv4's options, 40 without IPv6's extension headers.
  public int headerLength() {
    return headerLength;
  }
}
