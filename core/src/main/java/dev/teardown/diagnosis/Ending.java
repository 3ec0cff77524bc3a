// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a connection ended, or that it did not: the stable codes that outsiders rely on.
public enum Ending {
  REFUSED(Group.NEVER_ESTABLISHED),
  REFUSED_BY_FILTER(Group.NEVER_ESTABLISHED),
  UNREACHABLE(Group.NEVER_ESTABLISHED),
  CONNECT_TIMEOUT(Group.NEVER_ESTABLISHED),
  BACKLOG_DROPPED(Group.NEVER_ESTABLISHED),
  ACCEPT_OVERFLOW_SILENT(Group.NEVER_ESTABLISHED),
  ACCEPT_OVERFLOW_RESET(Group.NEVER_ESTABLISHED),
  LISTENER_CLOSED(Group.NEVER_ESTABLISHED),
  CONNECT_ABANDONED(Group.NEVER_ESTABLISHED),
  RESET_AFTER_SYNACK(Group.NEVER_ESTABLISHED),
  STALE_HALF_OPEN(Group.NEVER_ESTABLISHED),
  SYNACK_TIMEOUT(Group.NEVER_ESTABLISHED),
  HANDSHAKE_REJECTED(Group.NEVER_ESTABLISHED),

  FIN(Group.ORDERLY),
  FIN_SIMULTANEOUS(Group.ORDERLY),
  FIN_HALF_CLOSE(Group.ORDERLY),
  FIN_UNANSWERED(Group.ORDERLY),

  UNREAD_DATA(Group.ACTIVE_RESET),
  UNREAD_DATA_AFTER_FIN(Group.ACTIVE_RESET),
  LINGER_ZERO(Group.ACTIVE_RESET),
  DISCONNECT(Group.ACTIVE_RESET),
  DESTROYED(Group.ACTIVE_RESET),
  KEEPALIVE_TIMEOUT(Group.ACTIVE_RESET),
  LINGER2(Group.ACTIVE_RESET),
  MEMORY_LIMIT(Group.ACTIVE_RESET),
  DISCONNECT_WITH_UNSENT(Group.ACTIVE_RESET),
  MPTCP_RESET(Group.ACTIVE_RESET),
  /// An active reset of which the cause is not known.
  ACTIVE_RESET(Group.ACTIVE_RESET),

  DATA_AFTER_CLOSE(Group.REPLY_RESET),
  DATA_AFTER_SHUTDOWN(Group.REPLY_RESET),
  PEER_FORGOT(Group.REPLY_RESET),
  PEER_GAVE_UP(Group.REPLY_RESET),
  STATE_LOST(Group.REPLY_RESET),
  REQUEST_EXPIRED(Group.REPLY_RESET),
  /// A reset as a reply of which the cause is not known.
  REPLY_RESET(Group.REPLY_RESET),

  HOST_FILTER_RESET(Group.THIRD_PARTY),
  BOX_IDLE_TIMEOUT(Group.THIRD_PARTY),
  BOX_POLICY_RESET(Group.THIRD_PARTY),
  INJECTED_RESET(Group.THIRD_PARTY),
  INJECTED_FIN(Group.THIRD_PARTY),

  RETRANSMISSION_TIMEOUT(Group.SILENCE),
  USER_TIMEOUT(Group.SILENCE),
  ZERO_WINDOW_TIMEOUT(Group.SILENCE),
  ORPHAN_TIMEOUT(Group.SILENCE),
  FIN_WAIT_2_EXPIRED(Group.SILENCE),
  PATH_GONE(Group.SILENCE),
  IDLE_DEAD(Group.SILENCE),
  /// Data or probes unanswered to the end of what was seen.
  SILENCE(Group.SILENCE),

  OPEN(Group.NOT_AN_ENDING),
  CLOSE_WAIT_LEAK(Group.NOT_AN_ENDING),
  FIN_WAIT_2_HELD(Group.NOT_AN_ENDING),
  PORT_REUSED(Group.NOT_AN_ENDING),
  CAPTURE_GAP(Group.NOT_AN_ENDING),
  UNKNOWN(Group.NOT_AN_ENDING);

  /// Families of endings, in the order in which reports list them.
  public enum Group {
    NEVER_ESTABLISHED("never established"),
    ORDERLY("orderly"),
    ACTIVE_RESET("active reset by an end host"),
    REPLY_RESET("reset as a reply"),
    THIRD_PARTY("reset by a third party"),
    SILENCE("silence"),
    NOT_AN_ENDING("not an ending");

    private final String text;

    Group(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  private static final Map<String, Ending> BY_CODE = new HashMap<>();

  static {
    for (var ending : values()) {
      BY_CODE.put(ending.code, ending);
    }
  }

  private final Group group;
  private final String code;

  Ending(Group group) {
    this.group = group;
    this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The stable code, such as "unread-data".
  public String code() {
    return code;
  }

  public Group group() {
    return group;
  }

  /// The ending of a code, if it is one.
  public static Optional<Ending> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }
}
