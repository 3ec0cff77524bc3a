// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// An ICMP or ICMPv6 error that quotes a TCP segment (RFC 792, RFC 4443); reused by its decoder.
/// Other ICMP messages are [DecodeResult.Other].
public final class IcmpPacket implements DecodeResult {

  final IpView quotedIp = new IpView();
  private final IpView ip;
  private int type;
  private int code;
  private int quotedSourcePort;
  private int quotedDestinationPort;
  private int quotedSeq;

  /// Shares the view that its decoder points at each IP header on the way.
  IcmpPacket(IpView ip) {
    this.ip = ip;
  }

  IcmpPacket set(int type, int code, int sourcePort, int destinationPort, int seq) {
    this.type = type;
    this.code = code;
    this.quotedSourcePort = sourcePort;
    this.quotedDestinationPort = destinationPort;
    this.quotedSeq = seq;
    return this;
  }

  /// The header that carried the message: its source is the router or host that complains.
  public IpView ip() {
    return ip;
  }

  /// The header of the packet that the message is about.
  public IpView quotedIp() {
    return quotedIp;
  }

  public int type() {
    return type;
  }

  public int code() {
    return code;
  }

  public int quotedSourcePort() {
    return quotedSourcePort;
  }

  public int quotedDestinationPort() {
    return quotedDestinationPort;
  }

  /// Sequence number of the quoted segment: RFC 792 promises the first eight bytes.
  public int quotedSeq() {
    return quotedSeq;
  }
}
