// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

/// Another address for a host inside the cable than on the host itself. What is decided and
/// recorded has the one of the cable.
interface Translation {

  /// None.
  Translation NONE =
      new Translation() {
        @Override
        public void leaveHost(PacketView packet, boolean hasPartialSum) {}

        @Override
        public void enterHost(PacketView packet, boolean hasPartialSum) {}

        @Override
        public void restore(PacketView packet, boolean hasPartialSum) {}
      };

  /// For a packet that comes from the host.
  ///
  /// @param hasPartialSum whether its transport checksum is that of the pseudo-header alone, left
  ///   to be completed (VIRTIO_NET_HDR_F_NEEDS_CSUM)
  void leaveHost(PacketView packet, boolean hasPartialSum);

  /// For a packet that goes to the host.
  void enterHost(PacketView packet, boolean hasPartialSum);

  /// Undoes [#enterHost].
  void restore(PacketView packet, boolean hasPartialSum);
}
