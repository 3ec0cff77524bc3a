// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import dev.teardown.linux.netns.NetworkNamespace;
import dev.teardown.linux.sys.Fd;
import dev.teardown.wire.IpAddress;
import java.io.IOException;

/// A host at one end of a cable: where it is, and what its device is called and addressed.
///
/// @param device at most 15 characters
/// @param prefixV4 length of the prefix of the network that both ends share
public record CableHost(
    Place place, String device, IpAddress v4, int prefixV4, IpAddress v6, int prefixV6) {

  private static final int LONGEST_NAME = 15; // IFNAMSIZ with its zero

  public CableHost {
    if (device.isEmpty() || device.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("no name for a device: '" + device + "'");
    }
    if (!v4.isV4() || v6.isV4()) {
      throw new IllegalArgumentException("not an IPv4 and an IPv6 address: " + v4 + ", " + v6);
    }
  }

  /// A network namespace in which devices can be made.
  public interface Place {

    /// Runs work on a thread that stands there.
    <T> T run(NetworkNamespace.Task<T, IOException> work) throws IOException;

    /// Stands for it; owned by whoever made this.
    Fd descriptor();

    static Place of(NetworkNamespace namespace) {
      return new Place() {
        @Override
        public <T> T run(NetworkNamespace.Task<T, IOException> work) throws IOException {
          return namespace.run(work);
        }

        @Override
        public Fd descriptor() {
          return namespace.descriptor();
        }
      };
    }
  }

  /// In a namespace of our own, with networks of the usual sizes.
  public static CableHost in(
      NetworkNamespace namespace, String device, IpAddress v4, IpAddress v6) {
    return new CableHost(Place.of(namespace), device, v4, 24, v6, 64);
  }
}
