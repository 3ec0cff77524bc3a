// SPDX-License-Identifier: Apache-2.0
package dev.teardown.evidence;

import dev.teardown.flow.Flow;

/// Everything that was observed of one connection: the only thing that a diagnosis reads.
///
/// @param flow what packets show; it changes no more
/// @param surroundings what the rest of the capture shows
/// @param witness what kernels said
public record CaseFile(Flow flow, Surroundings surroundings, KernelWitness witness) {

  /// What a capture alone gives.
  public CaseFile(Flow flow, Surroundings surroundings) {
    this(flow, surroundings, KernelWitness.NONE);
  }
}
