// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.flow.Flow;
import dev.teardown.flow.IcmpRecord;
import dev.teardown.flow.Side;
import org.jspecify.annotations.Nullable;

/// ICMP errors about a side's segments since it last heard of the other.
///
/// On an established connection Linux only remembers them: when a time-out strikes, the application
/// gets the remembered error instead of ETIMEDOUT (net/ipv4/tcp_timer.c tcp_write_err()).
final class Unreached {

  private Unreached() {}

  /// The last such error, or null.
  static @Nullable IcmpRecord since(Flow flow, Side side) {
    if (flow.icmpCount() == 0) {
      return null;
    }
    long heard = flow.half(side.other()).lastTime();
    IcmpRecord last = null;
    for (var message : flow.icmp()) {
      if (message.about() == side && message.timeNanos() >= heard && message.isUnreachable()) {
        last = message;
      }
    }
    return last;
  }

  /// What a failing call says of such an error (net/ipv4/icmp.c icmp_err_convert[]).
  static String errno(@Nullable IcmpRecord message) {
    if (message == null) {
      return "ETIMEDOUT";
    }
    if (message.isPortUnreachable()) {
      return "ECONNREFUSED";
    }
    return message.isNetUnreachable() ? "ENETUNREACH" : "EHOSTUNREACH";
  }
}
