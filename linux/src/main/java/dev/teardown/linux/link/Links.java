// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.link;

import dev.teardown.evidence.Errno;
import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.SyscallException;
import dev.teardown.wire.IpAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// The network devices of one namespace, that of the thread that opened this; from then on any
/// thread may use it. Changes need CAP_NET_ADMIN there.
public final class Links implements AutoCloseable {

  private static final int LINK_HEADER = 16;
  private static final int ADDRESS_HEADER = 8;
  private static final Errno EAFNOSUPPORT = new Errno(97);

  private final RouteSocket socket;

  private Links(RouteSocket socket) {
    this.socket = socket;
  }

  /// Those of the calling thread's network namespace.
  public static Links open() throws IOException {
    return new Links(RouteSocket.open());
  }

  public List<Link> all() throws IOException {
    var request = RouteMessage.dump(RouteMessage.GET_LINK).link(0, 0, 0);
    return socket.ask(request, "RTM_GETLINK").stream().map(Links::read).toList();
  }

  public Optional<Link> find(String name) throws IOException {
    var request =
        RouteMessage.ask(RouteMessage.GET_LINK)
            .link(0, 0, 0)
            .attribute(RouteRequest.IFLA_IFNAME, name);
    try {
      return socket.ask(request, "RTM_GETLINK " + name).stream().map(Links::read).findFirst();
    } catch (SyscallException e) {
      if (e.errno().equals(Errno.ENODEV)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Link read(ByteBuffer message) {
    int index = message.getInt(4);
    int flags = message.getInt(8);
    var attributes = Attributes.of(message.position(LINK_HEADER));
    return new Link(
        index,
        attributes.text(RouteRequest.IFLA_IFNAME),
        attributes.number(RouteRequest.IFLA_MTU),
        (flags & RouteRequest.IFF_UP) != 0);
  }

  /// The device of a name that must be there.
  public Link require(String name) throws IOException {
    return find(name).orElseThrow(() -> new IOException("there is no link " + name));
  }

  private int indexOf(String name) throws IOException {
    return require(name).index();
  }

  /// Makes a pair of devices joined by a wire: `name` here, `peer` in another namespace.
  ///
  /// @param address the hardware address of `peer`
  public void createVeth(String name, String peer, MacAddress address, Fd peerNamespace)
      throws IOException {
    var request = RouteRequest.veth(name, peer, address, peerNamespace);
    socket.change(request, "RTM_NEWLINK veth " + name + ", " + peer);
  }

  /// A wire's other end goes with it.
  public void delete(String name) throws IOException {
    var request = RouteMessage.change(RouteMessage.DELETE_LINK).link(indexOf(name), 0, 0);
    socket.change(request, "RTM_DELLINK " + name);
  }

  /// Moves a device into another namespace, where it is down and without addresses.
  public void move(String name, Fd namespace) throws IOException {
    var request =
        RouteRequest.flags(indexOf(name), 0, 0)
            .attribute(RouteRequest.IFLA_NET_NS_FD, namespace.number());
    socket.change(request, "RTM_NEWLINK " + name + " to another namespace");
  }

  public void up(String name) throws IOException {
    int up = RouteRequest.IFF_UP;
    socket.change(RouteRequest.flags(indexOf(name), up, up), "RTM_NEWLINK " + name + " up");
  }

  /// Also removes the routes through it, and its IPv6 addresses.
  public void down(String name) throws IOException {
    var request = RouteRequest.flags(indexOf(name), 0, RouteRequest.IFF_UP);
    socket.change(request, "RTM_NEWLINK " + name + " down");
  }

  public void setMtu(String name, int mtu) throws IOException {
    var request = RouteRequest.flags(indexOf(name), 0, 0).attribute(RouteRequest.IFLA_MTU, mtu);
    socket.change(request, "RTM_NEWLINK " + name + " mtu " + mtu);
  }

  /// Makes a device say nothing by itself: no ARP, no neighbour solicitation, no link-local address
  /// and so no router solicitation. To be done before it is up; peers are then told by
  /// [#addNeighbour].
  public void silence(String name) throws IOException {
    int index = indexOf(name);
    int noArp = RouteRequest.IFF_NOARP;
    socket.change(RouteRequest.flags(index, noArp, noArp), "RTM_NEWLINK " + name + " arp off");
    try {
      socket.change(
          RouteRequest.noLinkLocalAddress(index), "RTM_SETLINK " + name + " addrgenmode none");
    } catch (SyscallException e) {
      if (!e.errno().equals(EAFNOSUPPORT)) { // a kernel without IPv6 is silent anyway
        throw e;
      }
    }
  }

  /// Adds an address; one of IPv6 is valid at once (no duplicate address detection).
  public void addAddress(String name, IpAddress address, int prefixLength) throws IOException {
    socket.change(
        RouteRequest.address(indexOf(name), address, prefixLength),
        "RTM_NEWADDR " + address + "/" + prefixLength + " " + name);
  }

  /// All addresses of the namespace.
  public List<IpAddress> addresses() throws IOException {
    var request = RouteMessage.dump(RouteMessage.GET_ADDRESS).u32(0).u32(0);
    return socket.ask(request, "RTM_GETADDR").stream()
        .map(message -> Attributes.of(message.position(ADDRESS_HEADER)))
        .flatMap(found ->
            found
                .bytes(RouteRequest.IFA_LOCAL)
                .or(() -> found.bytes(RouteRequest.IFA_ADDRESS))
                .stream())
        .map(RouteRequest::address)
        .toList();
  }

  /// @param destination the network's address; with a prefix length of 0 the default route
  public void addRoute(String name, IpAddress destination, int prefixLength, IpAddress gateway)
      throws IOException {
    socket.change(
        RouteRequest.route(indexOf(name), destination, prefixLength, gateway),
        "RTM_NEWROUTE " + destination + "/" + prefixLength + " " + name);
  }

  /// Says once and for all at which hardware address a neighbour is.
  public void addNeighbour(String name, IpAddress neighbour, MacAddress address)
      throws IOException {
    socket.change(
        RouteRequest.neighbour(indexOf(name), neighbour, address),
        "RTM_NEWNEIGH " + neighbour + " " + name);
  }

  /// Makes the kernel send segments as they are on a wire: cut to size, with full checksums.
  public void disableOffloads(String name) throws IOException {
    Offloads.disable(socket.fd(), name);
  }

  @Override
  public void close() {
    socket.close();
  }
}
