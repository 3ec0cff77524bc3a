// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.Evidence;
import dev.teardown.flow.Flow;
import dev.teardown.flow.Side;

/// Who closed first, and the evidence of it: the facts that the orderly endings share.
final class Fins {

  private Fins() {}

  static boolean both(Flow flow) {
    return flow.initiator().sawFin() && flow.responder().sawFin();
  }

  /// The side of the first FIN; meaningful only if there is one.
  static Side first(Flow flow) {
    var initiator = flow.initiator();
    var responder = flow.responder();
    boolean initiatorFirst =
        initiator.sawFin() && (!responder.sawFin() || initiator.finFrame() < responder.finFrame());
    return initiatorFirst ? Side.INITIATOR : Side.RESPONDER;
  }

  /// Whether the FINs crossed: the second was sent by a side that had not yet seen the first.
  static boolean cross(Flow flow) {
    var first = first(flow);
    var early = flow.half(first);
    var late = flow.half(first.other());
    return early.finAcked() && late.finAcked() && early.finAckedFrame() > late.finFrame();
  }

  static Evidence fin(Flow flow, Side side) {
    var half = flow.half(side);
    return Evidence.segment(half.finFrame(), half.finTime(), "FIN of %s", new Named(half));
  }

  static Evidence acked(Flow flow, Side side) {
    var half = flow.half(side);
    return Evidence.segment(half.finAckedFrame(), half.finAckedTime(), "that FIN is acknowledged");
  }
}
