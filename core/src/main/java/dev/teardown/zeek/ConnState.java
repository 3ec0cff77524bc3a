// SPDX-License-Identifier: Apache-2.0
package dev.teardown.zeek;

import java.util.regex.Pattern;

/// The column conn_state: one word for the two states in which a connection's ends were left. The
/// conditions are tested in this order (docs/reference/zeek.md, "conn_state").
final class ConnState {

  private static final Pattern RESET_RIGHT_AFTER_SYN = Pattern.compile("\\^?S[^HAFGIQ]*R.*");

  private ConnState() {}

  static String of(ZeekConnection connection) {
    var originator = connection.originator();
    var responder = connection.responder();
    var o = originator.state();
    var r = responder.state();
    if (r == EndpointState.RESET) {
      boolean silent = originator.bytes(responder) == 0 && responder.bytes(originator) == 0;
      return resetByResponder(o, silent);
    }
    if (o == EndpointState.RESET) {
      return resetByOriginator(r, connection.history());
    }
    if (o == EndpointState.CLOSED) {
      return r == EndpointState.CLOSED ? "SF" : r.isInactive() ? "SH" : "S2";
    }
    if (r == EndpointState.CLOSED) {
      return o.isInactive() ? "SHR" : "S3";
    }
    if (o == EndpointState.SYN_SENT && r == EndpointState.INACTIVE) {
      return "S0";
    }
    return o == EndpointState.ESTABLISHED && r == EndpointState.ESTABLISHED ? "S1" : "OTH";
  }

  private static String resetByResponder(EndpointState o, boolean silent) {
    boolean refused =
        o == EndpointState.SYN_SENT
            || o == EndpointState.SYN_ACK_SENT
            || o == EndpointState.RESET && silent;
    if (refused) {
      return "REJ";
    }
    return o.isInactive() ? "RSTRH" : "RSTR";
  }

  private static String resetByOriginator(EndpointState r, String history) {
    if (!r.isInactive()) {
      return "RSTO";
    }
    return RESET_RIGHT_AFTER_SYN.matcher(history).matches() ? "RSTOS0" : "OTH";
  }
}
