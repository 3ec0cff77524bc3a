// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.link;

import dev.teardown.linux.sys.Fd;
import dev.teardown.wire.IpAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// The requests of rtnetlink that are made here, each with its header and attributes
/// (linux/if_link.h, linux/if_addr.h, linux/rtnetlink.h, linux/neighbour.h).
final class RouteRequest {

  static final int IFLA_IFNAME = 3;
  static final int IFLA_MTU = 4;
  static final int IFLA_NET_NS_FD = 28;
  static final int IFF_UP = 0x1;
  static final int IFF_NOARP = 0x80;
  static final int IFA_ADDRESS = 1;
  static final int IFA_LOCAL = 2;

  private static final int IFLA_ADDRESS = 1;
  private static final int IFLA_LINKINFO = 18;
  private static final int IFLA_AF_SPEC = 26;
  private static final int IFLA_INFO_KIND = 1;
  private static final int IFLA_INFO_DATA = 2;
  private static final int VETH_INFO_PEER = 1;
  private static final int IFLA_INET6_ADDR_GEN_MODE = 8;
  private static final byte GENERATE_NONE = 1;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int IFA_FLAGS = 8;
  private static final int IFA_F_NODAD = 0x02;
  private static final int RTA_DST = 1;
  private static final int RTA_OIF = 4;
  private static final int RTA_GATEWAY = 5;
  private static final int RT_TABLE_MAIN = 254;
  private static final int RTPROT_BOOT = 3;
  private static final int RTN_UNICAST = 1;
  private static final int NDA_DST = 1;
  private static final int NDA_LLADDR = 2;
  private static final int NUD_PERMANENT = 0x80;

  private RouteRequest() {}

  static RouteMessage veth(String name, String peer, MacAddress address, Fd peerNamespace) {
    var message = RouteMessage.create(RouteMessage.NEW_LINK).link(0, 0, 0);
    message.attribute(IFLA_IFNAME, name);
    int info = message.open(IFLA_LINKINFO);
    message.attribute(IFLA_INFO_KIND, "veth");
    int data = message.open(IFLA_INFO_DATA);
    int other = message.open(VETH_INFO_PEER);
    message
        .link(0, 0, 0)
        .attribute(IFLA_IFNAME, peer)
        .attribute(IFLA_ADDRESS, address.bytes())
        .attribute(IFLA_NET_NS_FD, peerNamespace.number());
    return message.close(other).close(data).close(info);
  }

  static RouteMessage flags(int index, int flags, int mask) {
    return RouteMessage.change(RouteMessage.NEW_LINK).link(index, flags, mask);
  }

  /// No link-local address: nothing to solicit routers from.
  static RouteMessage noLinkLocalAddress(int index) {
    var message = RouteMessage.change(RouteMessage.SET_LINK).link(index, 0, 0);
    int families = message.open(IFLA_AF_SPEC);
    int inet6 = message.open(AF_INET6);
    message.attribute(IFLA_INET6_ADDR_GEN_MODE, GENERATE_NONE);
    return message.close(inet6).close(families);
  }

  static RouteMessage address(int index, IpAddress address, int prefixLength) {
    return RouteMessage.put(RouteMessage.NEW_ADDRESS)
        .u8(family(address))
        .u8(prefixLength)
        .u8(0)
        .u8(0)
        .u32(index)
        .attribute(IFA_LOCAL, bytes(address))
        .attribute(IFA_ADDRESS, bytes(address))
        .attribute(IFA_FLAGS, address.isV4() ? 0 : IFA_F_NODAD);
  }

  static RouteMessage route(int index, IpAddress destination, int prefixLength, IpAddress gateway) {
    var message =
        RouteMessage.put(RouteMessage.NEW_ROUTE)
            .u8(family(destination))
            .u8(prefixLength)
            .u8(0)
            .u8(0)
            .u8(RT_TABLE_MAIN)
            .u8(RTPROT_BOOT)
            .u8(0)
            .u8(RTN_UNICAST)
            .u32(0);
    if (prefixLength > 0) {
      message.attribute(RTA_DST, bytes(destination));
    }
    return message.attribute(RTA_GATEWAY, bytes(gateway)).attribute(RTA_OIF, index);
  }

  static RouteMessage neighbour(int index, IpAddress neighbour, MacAddress address) {
    return RouteMessage.put(RouteMessage.NEW_NEIGHBOUR)
        .u8(family(neighbour))
        .u8(0)
        .u16(0)
        .u32(index)
        .u16(NUD_PERMANENT)
        .u8(0)
        .u8(0)
        .attribute(NDA_DST, bytes(neighbour))
        .attribute(NDA_LLADDR, address.bytes());
  }

  private static int family(IpAddress address) {
    return address.isV4() ? AF_INET : AF_INET6;
  }

  private static byte[] bytes(IpAddress address) {
    var bytes = ByteBuffer.allocate(16).putLong(address.high()).putLong(address.low()).array();
    return address.isV4() ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
  }

  static IpAddress address(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    return bytes.length == 4
        ? IpAddress.v4(buffer.getInt())
        : new IpAddress(buffer.getLong(), buffer.getLong());
  }
}
