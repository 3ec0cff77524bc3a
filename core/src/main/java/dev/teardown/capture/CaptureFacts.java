// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import dev.teardown.wire.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What a capture says about itself, as far as it has been read: statistics usually stand at its
/// end.
///
/// @param format "pcap", "pcapng" and their variants; empty when the source is no file
/// @param interfaces in order of [dev.teardown.wire.Frame#interfaceIndex()]; only the first
///   thousand of them
/// @param droppedPackets packets that the capture itself lost, over all interfaces; empty when it
///   does not say
/// @param comments of sections and interfaces, the first few of them
/// @param names of addresses, the first few thousand of them
/// @param secretsBlocks blocks of decryption secrets that were passed over
public record CaptureFacts(
    String format,
    List<CaptureInterface> interfaces,
    OptionalLong droppedPackets,
    List<String> comments,
    Map<IpAddress, String> names,
    int secretsBlocks) {

  /// A source that says nothing about itself.
  public static final CaptureFacts NONE =
      new CaptureFacts("", List.of(), OptionalLong.empty(), List.of(), Map.of(), 0);

  public CaptureFacts {
    interfaces = List.copyOf(interfaces);
    comments = List.copyOf(comments);
    names = Map.copyOf(names);
  }
}
