// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

/// Finds the TCP segment or the ICMP error in a frame; one per thread.
///
/// The plain path, Ethernet to IPv4 or IPv6 to TCP, is straight-line code and allocates nothing.
/// All else is a class of its own per layer, reached from [EtherType] and [IpProtocol].
public final class FrameDecoder {

  private final Dissection dissection = new Dissection();

  /// Decodes one frame; never throws, whatever the bytes. The result is valid until the next call,
  /// and only as long as the frame's bytes are.
  public DecodeResult decode(Frame frame) {
    int at = frame.offset();
    int limit = dissection.begin(frame);
    return frame.linkType() == LinkType.ETHERNET
        ? Ethernet.decode(dissection, at, limit)
        : otherLink(frame.linkType(), at, limit);
  }

  private DecodeResult otherLink(int linkType, int at, int limit) {
    Dissection d = dissection;
    return switch (linkType) {
      case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD -> RawIp.decode(d, at, limit);
      case LinkType.IPV4 -> Ipv4.decode(d, at, limit);
      case LinkType.IPV6 -> Ipv6.decode(d, at, limit);
      case LinkType.LINUX_SLL -> LinuxCooked.decodeV1(d, at, limit);
      case LinkType.LINUX_SLL2 -> LinuxCooked.decodeV2(d, at, limit);
      case LinkType.NULL, LinkType.LOOP -> Loopback.decode(d, at, limit);
      default -> d.other;
    };
  }

  /// Frames so far that carried a packet within a packet (IP in IP, GRE, VXLAN, Geneve). Neither
  /// the tunnel nor a VLAN is part of a connection's identity.
  public long tunnelledFrames() {
    return dissection.tunnelledFrames;
  }

  /// What became of the IP fragments so far.
  public FragmentStats fragmentStats() {
    return dissection.fragments.stats();
  }
}
