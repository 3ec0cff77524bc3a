// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.flow.Side;
import java.util.Locale;

/// Who brought the end about.
public enum EndedBy {
  INITIATOR,
  RESPONDER,
  BOTH,
  THIRD_PARTY,
  NOBODY,
  UNKNOWN;

  public static EndedBy of(Side side) {
    return side == Side.INITIATOR ? INITIATOR : RESPONDER;
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
