// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis.origin;

import java.util.Optional;

/// One way to tell whether a reset comes from the host whose address it bears. Stateless; one per
/// file.
@FunctionalInterface
interface OriginTest {

  /// What it shows, or empty where it shows nothing.
  Optional<OriginClue> examine(ObservedReset reset);
}
