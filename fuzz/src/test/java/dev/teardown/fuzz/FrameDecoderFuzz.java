// SPDX-License-Identifier: Apache-2.0
package dev.teardown.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.teardown.wire.Frame;
import dev.teardown.wire.FrameDecoder;
import dev.teardown.wire.LinkType;

/// Decodes arbitrary bytes as a frame of each link type, at arbitrary places of an array: nothing
/// is ever thrown.
///
/// `mvn -Pfuzz -pl fuzz -am test -Dtest=FrameDecoderFuzz -Dfuzz.duration=60s
/// -Dsurefire.failIfNoSpecifiedTests=false`
class FrameDecoderFuzz {

  private static final int[] LINK_TYPES = {
    LinkType.ETHERNET,
    LinkType.NULL,
    LinkType.RAW,
    LinkType.LOOP,
    LinkType.LINUX_SLL,
    LinkType.LINUX_SLL2,
    LinkType.IPV4,
    LinkType.IPV6,
  };

  private final FrameDecoder decoder = new FrameDecoder();
  private final Frame frame = new Frame();

  @FuzzTest
  void neverThrows(FuzzedDataProvider data) {
    int linkType = data.pickValue(LINK_TYPES);
    int before = data.consumeInt(0, 3);
    int cut = data.consumeInt(0, 64);
    byte[] bytes = data.consumeRemainingAsBytes();
    int captured = Math.max(0, bytes.length - before);
    frame.set(bytes, bytes.length - captured, captured, captured + cut, linkType, 0, 0, 1);

    if (decoder.decode(frame).toString().isEmpty()) {
      throw new AssertionError("a result that prints nothing");
    }
  }
}
