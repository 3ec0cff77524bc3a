// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TracePageTest {

  private static final EventFormat FORMAT =
      EventFormat.parse(
          """
          name: it
          ID: 7
          format:
          \tfield:unsigned short common_type;\toffset:0;\tsize:2;\tsigned:0;
          \tfield:int value;\toffset:8;\tsize:4;\tsigned:1;
          """);

  private final TracePage page = new TracePage();

  /// Two records of twelve bytes, 5 and 6 ns after the page's time, the second behind more time.
  private int twoRecords() {
    var bytes = page.bytes();
    bytes.clear();
    bytes.putLong(1_000).putLong(0);
    record(5, 41);
    bytes.putInt(30 | 1 << 5).putInt(2); // time extend: 1 + 2 * 2^27 ns
    record(6, 42);
    int end = bytes.position();
    bytes.putLong(8, end - 16);
    return end;
  }

  private void record(int delta, int value) {
    page.bytes().putInt(3 | delta << 5).putShort((short) 7).putShort((short) 0);
    page.bytes().putInt(0).putInt(value);
  }

  private List<String> read(int length) {
    var seen = new ArrayList<String>();
    page.records(length, Map.of(7, FORMAT), it -> seen.add(it.timeNanos() + " " + it.i32("value")));
    return seen;
  }

  @Test
  void givesEachRecordWithItsTime() {
    assertThat(read(twoRecords())).containsExactly("1005 41", (1_005 + 1 + (2L << 27) + 6) + " 42");
    assertThat(page.lost()).isZero();
  }

  @Test
  void countsWhatTheKernelLost() {
    int end = twoRecords();
    page.bytes().putLong(8, end - 16 | 1L << 31 | 1L << 30);
    page.bytes().putLong(end, 13);
    read(end + 8);
    assertThat(page.lost()).isEqualTo(13);
  }

  @Test
  void readsWhatACutPageHolds() {
    int end = twoRecords();
    for (int length = 0; length <= end; length++) {
      assertThat(read(length).size()).isLessThanOrEqualTo(2);
    }
  }

  @Property(tries = 500)
  void anyBytesAreReadWithoutHarm(@ForAll long seed, @ForAll @IntRange(max = 4096) int length) {
    var bytes = new byte[TracePage.SIZE];
    new Random(seed).nextBytes(bytes);
    page.bytes().clear().put(bytes);
    assertThat(read(length)).hasSizeLessThanOrEqualTo(TracePage.SIZE / 8);
  }
}
