// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TimestampTest {

  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);

  /// The Java library is the judge, over every time that fits in a long.
  @Property
  void isWhatTheLibraryWrites(@ForAll long nanos) {
    var instant =
        Instant.ofEpochSecond(
            Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    assertThat(Timestamp.rfc3339(nanos)).isEqualTo(RFC_3339.format(instant));
  }
}
