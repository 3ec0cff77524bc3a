// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.session;

import dev.teardown.lab.cable.CableHost.Place;
import dev.teardown.linux.link.Links;
import dev.teardown.linux.netns.NetworkNamespace;
import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import dev.teardown.wire.IpAddress;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// Where the near end of the cable is.
final class NearSide implements AutoCloseable {

  private static final int AT_FDCWD = -100;
  private static final int O_CLOEXEC = 0x80000;

  private final Place place;
  private final AutoCloseable owned;

  private NearSide(Place place, AutoCloseable owned) {
    this.place = place;
    this.owned = owned;
  }

  /// In the network of the thread that calls, which stays in it.
  static NearSide ofCaller() throws IOException {
    var descriptor = openOfThisThread();
    var here =
        new Place() {
          @Override
          public <T> T run(NetworkNamespace.Task<T, IOException> work) throws IOException {
            return work.run();
          }

          @Override
          public Fd descriptor() {
            return descriptor;
          }
        };
    return new NearSide(here, descriptor);
  }

  private static Fd openOfThisThread() throws IOException {
    var path = "/proc/thread-self/ns/net";
    try (var arena = Arena.ofConfined()) {
      long opened =
          Sys.call(Syscall.OPENAT, AT_FDCWD, arena.allocateFrom(path).address(), O_CLOEXEC);
      return Fd.of(opened, Syscall.OPENAT, path, "");
    }
  }

  /// In a namespace that is the caller's to close.
  static NearSide in(NetworkNamespace namespace) {
    return new NearSide(Place.of(namespace), () -> {});
  }

  Place place() {
    return place;
  }

  /// Addresses that are in use already.
  Set<IpAddress> addresses() throws IOException {
    try (var links = place.run(Links::open)) {
      return new HashSet<>(links.addresses());
    }
  }

  /// Lets packets to 127.0.0.1 in at a device, which is one of ours: no other is touched.
  void letLoopbackIn(String device) throws IOException {
    var parameter = Path.of("/proc/sys/net/ipv4/conf", device, "route_localnet");
    place.run(() -> Files.writeString(parameter, "1"));
  }

  @Override
  public void close() {
    try {
      owned.close();
    } catch (Exception e) {
      throw new IllegalStateException("a descriptor cannot be closed", e);
    }
  }
}
