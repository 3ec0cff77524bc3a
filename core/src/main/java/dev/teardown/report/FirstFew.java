// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the first few of many by some order, in memory bounded by twice as many.
final class FirstFew<T> {

  private final int limit;
  private final Comparator<? super T> order;
  private final List<T> kept = new ArrayList<>();
  private long offered;

  /// The last of the first few so far: what comes after it is none of them.
  private @Nullable T last;

  /// @param limit how many to keep, at least 1
  FirstFew(int limit, Comparator<? super T> order) {
    this.limit = limit;
    this.order = order;
  }

  void offer(T value) {
    offered++;
    var bar = last;
    if (bar != null && order.compare(value, bar) >= 0) {
      return;
    }
    kept.add(value);
    if (kept.size() >= 2L * limit) {
      cut();
    }
  }

  private void cut() {
    kept.sort(order);
    if (kept.size() >= limit) {
      kept.subList(limit, kept.size()).clear();
      last = kept.getLast();
    }
  }

  /// The first ones in order.
  List<T> sorted() {
    cut();
    return kept;
  }

  /// How many there were in all.
  long offered() {
    return offered;
  }
}
