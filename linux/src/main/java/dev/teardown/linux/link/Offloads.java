// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.link;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.teardown.evidence.Errno;
import dev.teardown.linux.sys.Fd;
import dev.teardown.linux.sys.Sys;
import dev.teardown.linux.sys.Syscall;
import java.io.IOException;
import java.lang.foreign.Arena;

/// Switches of `ethtool -K` (linux/ethtool.h): `struct ifreq` 40 bytes, name at 0, pointer at 16 to
/// `struct ethtool_value` (command 4, value 4).
final class Offloads {

  private static final int SIOCETHTOOL = 0x8946;
  private static final int IFREQ = 40;

  /// ETHTOOL_STXCSUM, _SSG, _STSO, _SGSO, _SGRO.
  private static final int[] SET_COMMANDS = {0x17, 0x19, 0x1f, 0x24, 0x2c};

  private Offloads() {}

  /// @param socket any, of the device's namespace
  static void disable(Fd socket, String name) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var request = arena.allocate(IFREQ, 8);
      var value = arena.allocate(8, 8);
      request.setString(0, name);
      request.set(JAVA_LONG, 16, value.address());
      for (int command : SET_COMMANDS) {
        value.set(JAVA_INT, 0, command);
        value.set(JAVA_INT, 4, 0);
        long result = Sys.call(Syscall.IOCTL, socket.number(), SIOCETHTOOL, request.address());
        if (result != -Errno.EOPNOTSUPP.number()) { // a device without it has nothing to switch off
          Sys.check(result, Syscall.IOCTL, "SIOCETHTOOL " + name, "needs CAP_NET_ADMIN");
        }
      }
    }
  }
}
