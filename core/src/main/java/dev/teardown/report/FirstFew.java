// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Keeps the first few of many by some order, in memory bounded by twice as many.
final class FirstFew<T> {

  private final int limit;
  private final Comparator<? super T> order;
  private final List<T> kept = new ArrayList<>();
  private long offered;

  /// @param limit how many to keep, at least 1
  FirstFew(int limit, Comparator<? super T> order) {
    this.limit = limit;
    this.order = order;
  }

  void offer(T value) {
    offered++;
    kept.add(value);
    if (kept.size() >= 2L * limit && kept.size() > 64) {
      cut();
    }
  }

  private void cut() {
    kept.sort(order);
    if (kept.size() > limit) {
      kept.subList(limit, kept.size()).clear();
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
