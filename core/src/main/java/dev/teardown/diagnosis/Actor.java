// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import java.util.Locale;

/// What made the end host act, where that is known.
public enum Actor {
  APPLICATION,
  PROCESS_EXIT,
  PROCESS_KILLED,
  KERNEL,
  ADMINISTRATOR,
  NETWORK,
  UNKNOWN;

  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
