// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import dev.teardown.wire.IpAddress;

/// An ICMP error about a segment of a flow.
///
/// @param frame where it was seen
/// @param timeNanos when
/// @param about the side whose segment it quotes, and which therefore receives it
/// @param from the router or host that complains
/// @param v6 whether type and code are ICMPv6's
/// @param quotedSeq the sequence number of the quoted segment
public record IcmpRecord(
    long frame,
    long timeNanos,
    Side about,
    IpAddress from,
    boolean v6,
    int type,
    int code,
    int quotedSeq) {

  /// Destination unreachable, whatever the code (RFC 792; RFC 4443 3.1).
  public boolean isUnreachable() {
    return v6 ? type == 1 : type == 3 && code != 4;
  }

  /// RFC 792 3/3; RFC 4443 1/4.
  public boolean isPortUnreachable() {
    return v6 ? type == 1 && code == 4 : type == 3 && code == 3;
  }

  /// Too big for the next link (RFC 1191; RFC 8201).
  public boolean isTooBig() {
    return v6 ? type == 2 : type == 3 && code == 4;
  }

  /// Administratively prohibited (RFC 1812 5.2.7.1; RFC 4443 3.1).
  public boolean isProhibited() {
    return v6
        ? type == 1 && (code == 1 || code == 5 || code == 6)
        : type == 3 && (code == 9 || code == 10 || code == 13);
  }

  /// Net unreachable (RFC 792 3/0, and 3/6, 3/11; RFC 4443 1/0).
  public boolean isNetUnreachable() {
    return v6 ? type == 1 && code == 0 : type == 3 && (code == 0 || code == 6 || code == 11);
  }

  /// What the message says, in a few words.
  public String text() {
    if (isPortUnreachable()) {
      return "port unreachable";
    }
    if (isTooBig()) {
      return "packet too big";
    }
    if (isProhibited()) {
      return "administratively prohibited";
    }
    if (isNetUnreachable()) {
      return v6 ? "no route to destination" : "net unreachable";
    }
    if (isUnreachable()) {
      return v6 ? "address unreachable" : "host unreachable";
    }
    boolean exceeded = v6 ? type == 3 : type == 11;
    return exceeded ? "time exceeded" : (v6 ? "ICMPv6 " : "ICMP ") + type + "/" + code;
  }
}
