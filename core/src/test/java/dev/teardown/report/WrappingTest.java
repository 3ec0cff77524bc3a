// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class WrappingTest {

  @Property
  void losesNothingAndBreaksOnlyAtSpaces(
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 300) String letters,
      @ForAll @IntRange(min = 24, max = 80) int width) {
    var text = letters.replace('c', ' ');
    var lines = Wrapping.of(text, width).lines();
    assertThat(String.join(" ", lines)).isEqualTo(text);
    for (var line : lines) {
      assertThat(line.length() <= width || line.strip().indexOf(' ') < 0).as(line).isTrue();
    }
  }
}
