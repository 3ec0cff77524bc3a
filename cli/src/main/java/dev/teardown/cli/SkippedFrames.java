// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.report.CaptureSummary;
import dev.teardown.wire.DecodeResult;
import dev.teardown.wire.FragmentStats;
import dev.teardown.wire.Frame;
import dev.teardown.wire.LinkType;
import dev.teardown.wire.Malformed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts the frames that no verdict rests on, by what they are.
final class SkippedFrames {

  /// Link types told apart; a hostile capture can name 65,536 of them.
  private static final int MAX_LINK_TYPES = 16;

  private static final int REST = -1;

  private static final class Count {
    private final String spec;
    private final long firstFrame;
    private long frames;

    private Count(String spec, long firstFrame) {
      this.spec = spec;
      this.firstFrame = firstFrame;
    }
  }

  private final Map<String, Count> malformed = new LinkedHashMap<>();
  private final Map<Integer, Long> unknownLinks = new TreeMap<>();
  private long other;

  void count(DecodeResult result, Frame frame) {
    if (result instanceof Malformed fault) {
      var count = malformed.get(fault.why());
      if (count == null) {
        count = new Count(fault.spec(), frame.number());
        malformed.put(fault.why(), count);
      }
      count.frames++;
    } else if (result instanceof DecodeResult.Other) {
      if (LinkType.isDecoded(frame.linkType())) {
        other++;
      } else {
        unknownLink(frame.linkType());
      }
    }
  }

  private void unknownLink(int linkType) {
    boolean hasRoom = unknownLinks.size() < MAX_LINK_TYPES || unknownLinks.containsKey(linkType);
    unknownLinks.merge(hasRoom ? linkType : REST, 1L, Long::sum);
  }

  CaptureSummary.Skipped summary(FragmentStats fragments, long unmatchedIcmp) {
    return new CaptureSummary.Skipped(
        malformations(), links(), fragments.dropped() + fragments.pending(), other, unmatchedIcmp);
  }

  private List<CaptureSummary.Malformation> malformations() {
    var list = new ArrayList<CaptureSummary.Malformation>();
    for (var entry : malformed.entrySet()) {
      var count = entry.getValue();
      list.add(
          new CaptureSummary.Malformation(
              entry.getKey(), count.spec, count.frames, count.firstFrame));
    }
    list.sort((a, b) -> Long.compare(b.frames(), a.frames()));
    return list;
  }

  private List<CaptureSummary.UnknownLink> links() {
    var list = new ArrayList<CaptureSummary.UnknownLink>();
    for (var entry : unknownLinks.entrySet()) {
      int type = entry.getKey();
      var name = type == REST ? "further link types" : LinkType.nameOf(type);
      list.add(new CaptureSummary.UnknownLink(type, name, entry.getValue()));
    }
    return list;
  }
}
