// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

/// What a cable does to the packets of one direction. Those of a direction are asked in the order
/// in which they were put there; the first that drops a packet ends the asking.
///
/// An impairment has state for one direction of one cable and is used by the cable's thread only:
/// make one for each.
public interface Impairment {

  /// Decides what becomes of a packet that enters. Must not wait, and should not allocate.
  void enter(Passage passage);

  /// Whether what is under way is lost as well, as by a cut.
  default boolean losesWhatIsUnderWay() {
    return false;
  }

  /// Whether packets that were [Passage#hold()] stay. Once no impairment holds, they go on.
  default boolean holds() {
    return false;
  }
}
