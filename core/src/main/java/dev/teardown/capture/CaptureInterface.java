// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import java.util.OptionalLong;

/// One interface of a capture, as the capture describes it.
///
/// @param linkType a [dev.teardown.wire.LinkType] number
/// @param name "eth0"; empty when it is not given
/// @param description empty when it is not given
/// @param snapLength bytes of each packet that were to be kept; 0 says no limit
/// @param receivedPackets packets that came in while it captured; empty when not stated
/// @param droppedPackets packets that the interface or the system lost; empty when not stated
public record CaptureInterface(
    int linkType,
    String name,
    String description,
    long snapLength,
    OptionalLong receivedPackets,
    OptionalLong droppedPackets) {

  /// An interface without statistics.
  static CaptureInterface of(int linkType, String name, String description, long snapLength) {
    return new CaptureInterface(
        linkType, name, description, snapLength, OptionalLong.empty(), OptionalLong.empty());
  }

  /// The same interface with other statistics; what the new ones do not state stays.
  CaptureInterface with(OptionalLong received, OptionalLong dropped) {
    return new CaptureInterface(
        linkType,
        name,
        description,
        snapLength,
        received.isPresent() ? received : receivedPackets,
        dropped.isPresent() ? dropped : droppedPackets);
  }
}
