// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.wire.Specimens.Specimen;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every link layer, tunnel and extension header, whole and cut at every length.
class EveryShapeTest {

  static List<Specimen> specimens() {
    return Specimens.all();
  }

  @ParameterizedTest
  @MethodSource("specimens")
  void leadsToTheSegment(Specimen specimen) {
    assertThat(Decoded.line(specimen.linkType(), specimen.frame())).isEqualTo(specimen.expected());
  }

  @Test
  void orToWhatHoldsNoSegment() {
    for (var specimen : Specimens.withoutSegment()) {
      assertThat(Decoded.line(specimen.linkType(), specimen.frame()))
          .as(specimen.name())
          .startsWith(specimen.expected());
    }
  }

  /// Sixteen bytes of TCP are enough: nothing but the captured payload changes.
  @ParameterizedTest
  @MethodSource("specimens")
  void cutByTheCaptureAtEveryLength(Specimen specimen) {
    byte[] whole = specimen.frame();
    int segmentAt = whole.length - 3 - 40;
    var decoder = new FrameDecoder();
    for (int captured = 0; captured < whole.length; captured++) {
      var line = Decoded.line(decoder.decode(cut(specimen, captured, whole.length)));
      if (captured < segmentAt + TcpSegmentView.MINIMUM_CAPTURED) {
        assertThat(line)
            .as("%d bytes", captured)
            .matches("malformed at .* cut off by the capture \\[]");
      } else {
        int payload = Math.max(0, captured - segmentAt - 40);
        assertThat(line)
            .as("%d bytes", captured)
            .isEqualTo(specimen.expected().replace("payload 3 of", "payload " + payload + " of"));
      }
    }
  }

  /// A frame that was this short on the wire contradicts itself, or loses payload.
  @ParameterizedTest
  @MethodSource("specimens")
  void shortOnTheWireAtEveryLength(Specimen specimen) {
    byte[] whole = specimen.frame();
    var decoder = new FrameDecoder();
    for (int length = 0; length < whole.length; length++) {
      var line = Decoded.line(decoder.decode(cut(specimen, length, length)));
      assertThat(line)
          .as("%d bytes", length)
          .matches("malformed at .*\\[.+]|tcp .* of [0-2]|other");
    }
  }

  @Test
  void countsWhatCameThroughATunnel() {
    var decoder = new FrameDecoder();
    for (var specimen : Specimens.all()) {
      decoder.decode(cut(specimen, specimen.frame().length, specimen.frame().length));
    }
    assertThat(decoder.tunnelledFrames()).isEqualTo(10);
  }

  private static Frame cut(Specimen specimen, int captured, int original) {
    var frame = new Frame();
    frame.set(specimen.frame(), 0, captured, original, specimen.linkType(), 0, 0, 1);
    return frame;
  }
}
