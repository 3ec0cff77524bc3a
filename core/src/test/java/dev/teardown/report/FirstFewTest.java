// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FirstFewTest {

  @Property
  void areThoseOfTheSortedWhole(
      @ForAll @Size(max = 400) List<Integer> values,
      @ForAll @IntRange(min = 1, max = 50) int limit) {
    var few = new FirstFew<Integer>(limit, Comparator.naturalOrder());
    values.forEach(few::offer);
    assertThat(few.sorted()).isEqualTo(values.stream().sorted().limit(limit).toList());
    assertThat(few.offered()).isEqualTo(values.size());
  }
}
