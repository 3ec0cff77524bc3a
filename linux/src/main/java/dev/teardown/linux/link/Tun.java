// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.link;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import dev.teardown.wire.LinkType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A device whose wire ends here: IP packets that the namespace sends through it are read, and what
/// is written arrives in the namespace (Documentation/networking/tuntap.rst). It lives as long as
/// this is open.
///
/// ```c
/// ioctl(fd, TUNSETIFF, struct ifreq *)     // linux/if_tun.h: name at 0, flags 2 at 16
/// ioctl(fd, TUNSETOFFLOAD, unsigned flags)
/// ```
public final class Tun implements FrameDevice {

  private static final int AT_FDCWD = -100;
  private static final int READ_WRITE_NONBLOCK_CLOEXEC = 2 | 0x800 | 0x80000;
  private static final int TUNSETIFF = 0x400454ca;
  private static final int TUNSETOFFLOAD = 0x400454d0;
  private static final int IFF_TUN = 0x1;
  private static final int IFF_NO_PI = 0x1000;
  private static final int IFF_VNET_HDR = 0x4000;
  private static final int CHECKSUM_AND_TSO = 1 | 2 | 4 | 8;
  private static final int IFREQ = 40;

  private final Fd fd;
  private final boolean hasHeader;

  private Tun(Fd fd, boolean hasHeader) {
    this.fd = fd;
    this.hasHeader = hasHeader;
  }

  /// Makes a device in the calling thread's namespace.
  ///
  /// @param withHeader whether each packet comes with a `virtio_net_hdr`, so that segments need not
  ///   be cut and summed
  public static Tun open(String name, boolean withHeader) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var request = arena.allocate(IFREQ, 8);
      request.setString(0, "/dev/net/tun");
      long result =
          Sys.call(Syscall.OPENAT, AT_FDCWD, request.address(), READ_WRITE_NONBLOCK_CLOEXEC, 0);
      var tun =
          new Tun(new Fd((int) Sys.check(result, Syscall.OPENAT, "/dev/net/tun")), withHeader);
      try {
        tun.attach(name, request);
        return tun;
      } catch (IOException e) {
        tun.close();
        throw e;
      }
    }
  }

  private void attach(String name, MemorySegment request) throws IOException {
    int flags = IFF_TUN | IFF_NO_PI | (hasHeader ? IFF_VNET_HDR : 0);
    request.fill((byte) 0);
    request.setString(0, name);
    request.set(JAVA_SHORT, 16, (short) flags);
    long result = Sys.call(Syscall.IOCTL, fd.number(), TUNSETIFF, request.address());
    Sys.check(result, Syscall.IOCTL, "TUNSETIFF " + name, "needs CAP_NET_ADMIN");
    if (hasHeader) {
      result = Sys.call(Syscall.IOCTL, fd.number(), TUNSETOFFLOAD, CHECKSUM_AND_TSO);
      Sys.check(result, Syscall.IOCTL, "TUNSETOFFLOAD " + name);
    }
  }

  @Override
  public Fd fd() {
    return fd;
  }

  @Override
  public long read(MemorySegment buffer, long offset, int capacity) {
    return Sys.call(Syscall.READ, fd.number(), buffer.address() + offset, capacity);
  }

  @Override
  public long write(MemorySegment buffer, long offset, int length) {
    return Sys.call(Syscall.WRITE, fd.number(), buffer.address() + offset, length);
  }

  @Override
  public int linkType() {
    return LinkType.RAW;
  }

  @Override
  public int headerLength() {
    return hasHeader ? VIRTIO_HEADER : 0;
  }

  /// Its queue is the device's own, whose drops the device counts: none are known here.
  @Override
  public long takeLost() {
    return 0;
  }

  @Override
  public void close() {
    fd.close();
  }
}
