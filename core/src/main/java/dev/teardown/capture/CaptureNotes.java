// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import dev.teardown.wire.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Collects [CaptureFacts] while a capture is read. Bounded: what comes after the limits is left
/// out, since no capture of honest origin reaches them.
final class CaptureNotes {

  static final int MAX_INTERFACES = 1_000;
  static final int MAX_COMMENTS = 64;
  static final int MAX_NAMES = 4_096;

  private final String format;
  private final List<CaptureInterface> interfaces = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();
  private final Map<IpAddress, String> names = new LinkedHashMap<>();
  private long droppedBetweenPackets;
  private boolean anyDropCount;
  private int secretsBlocks;

  CaptureNotes(String format) {
    this.format = format;
  }

  void addInterface(CaptureInterface described) {
    if (interfaces.size() < MAX_INTERFACES) {
      interfaces.add(described);
    }
  }

  /// Statistics of an interface count from its start: the last ones hold.
  void setStatistics(int interfaceIndex, OptionalLong received, OptionalLong dropped) {
    if (interfaceIndex < interfaces.size()) {
      interfaces.set(interfaceIndex, interfaces.get(interfaceIndex).with(received, dropped));
    }
  }

  /// Packets lost just before one that was captured (the obsolete packet block counts them).
  void addDropped(int packets) {
    anyDropCount = true;
    droppedBetweenPackets += packets;
  }

  void addComment(String comment) {
    if (comments.size() < MAX_COMMENTS) {
      comments.add(comment);
    }
  }

  void addName(IpAddress address, String name) {
    if (names.size() < MAX_NAMES) {
      names.putIfAbsent(address, name);
    }
  }

  void countSecrets() {
    secretsBlocks++;
  }

  CaptureFacts facts() {
    return new CaptureFacts(format, interfaces, droppedPackets(), comments, names, secretsBlocks);
  }

  /// The statistics are the total of an interface; where they are missing, the sum of the gaps.
  private OptionalLong droppedPackets() {
    var stated =
        interfaces.stream().map(CaptureInterface::droppedPackets).filter(OptionalLong::isPresent);
    var totals = stated.mapToLong(OptionalLong::getAsLong).toArray();
    if (totals.length > 0) {
      return OptionalLong.of(saturatingSum(totals));
    }
    return anyDropCount ? OptionalLong.of(droppedBetweenPackets) : OptionalLong.empty();
  }

  private static long saturatingSum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum = sum + count < 0 ? Long.MAX_VALUE : sum + count;
    }
    return sum;
  }
}
