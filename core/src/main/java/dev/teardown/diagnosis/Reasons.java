// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.Evidence;
import dev.teardown.evidence.Phrase;
import java.util.List;

/// Why a finding is what it is. Asked for when a connection is shown, which most of a capture never
/// are: a frequent ending works it out only then, from the flow, which changes no more.
public interface Reasons {

  /// Other endings that would leave the same evidence, the most certain first.
  List<Alternative> alternatives();

  /// In the order of the argument.
  List<Evidence> evidence();

  /// The whole in one or two sentences.
  Phrase sentence();

  /// Reasons that were worked out at once.
  record Given(List<Alternative> alternatives, List<Evidence> evidence, Phrase sentence)
      implements Reasons {
    public Given {
      alternatives = List.copyOf(alternatives);
      evidence = List.copyOf(evidence);
    }
  }
}
