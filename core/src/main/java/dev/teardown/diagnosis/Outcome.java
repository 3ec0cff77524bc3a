// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import java.util.ArrayList;
import java.util.List;

/// What an application's calls return after an ending, one row per situation.
///
/// Linux's rules behind the rows (measured on 6.18; net/ipv4/tcp.c tcp_recvmsg_locked(),
/// tcp_input.c tcp_reset()): a reset leaves what was already received readable. Its errno depends
/// on the state: ECONNRESET, but EPIPE once a FIN was received. An error is delivered once, to
/// whichever call comes first; from then on a receive says "eof" and a send EPIPE. SIGPIPE comes
/// with EPIPE only.
///
/// The Windows texts are Microsoft's documentation and reports of others, not runs of this project.
enum Outcome {
  /// It still has an open connection.
  OPEN("blocks", "ok", "the connection is open", "the same"),

  /// It notices nothing, though the other side is gone.
  UNNOTICED(
      "blocks",
      "ok",
      "nothing tells it: a send only starts the time-out; without data or SO_KEEPALIVE it waits for"
          + " ever",
      "the same until it sends; then WSAECONNABORTED 10053 or WSAETIMEDOUT 10060 after about 20 s"),

  /// It was never told of the connection.
  NEVER_KNEW("", "", "its application never heard of this connection", "the same"),

  /// It ended the connection itself by close() or by its process's end.
  CLOSED_ITSELF(
      "",
      "",
      "it had closed: its calls are over, and no error reaches it",
      "the same, but a process that ends without closesocket() sends a reset"),

  /// Both sides closed, this one first.
  CLOSED_FIRST(
      "eof",
      "",
      "it closed, or shut down sending, first; a send after shutdown fails with EPIPE",
      "recv 0; a send after its own shutdown fails with WSAESHUTDOWN 10058"),

  /// It shut down sending and still receives.
  HALF_CLOSED(
      "blocks",
      "EPIPE",
      "it gave up sending: EPIPE comes from its own shutdown(SHUT_WR); if it called close(), it"
          + " gets nothing any more",
      "a send after its own shutdown fails with WSAESHUTDOWN 10058"),

  /// It shut down sending, received all, and the other side closed later.
  HALF_CLOSED_TO_THE_END(
      "eof",
      "EPIPE",
      "EPIPE comes from its own shutdown(SHUT_WR)",
      "recv 0; a send after its own shutdown fails with WSAESHUTDOWN 10058"),

  /// The other side closed in order.
  PEER_CLOSED(
      "eof",
      "ok,EPIPE",
      "a first send after the eof is accepted and answered by a reset if the other side has closed"
          + " both ways; the next gives EPIPE with SIGPIPE",
      "recv 0; sends after the reset fail with WSAECONNABORTED 10053 or WSAECONNRESET 10054"),

  /// The other side only stopped sending.
  PEER_HALF_CLOSED(
      "eof", "ok", "the other side still receives: sends succeed", "recv 0; sends succeed"),

  /// A reset came in ESTABLISHED or FIN_WAIT.
  RESET(
      "ECONNRESET,eof",
      "ECONNRESET,EPIPE",
      "the error comes once, to whichever call is first: after it a receive says eof and a send"
          + " gives EPIPE with SIGPIPE; what had arrived in order stays readable before it",
      "WSAECONNRESET 10054, and data already received may be lost"),

  /// A reset came in FIN_WAIT: after its own FIN, before the other side's.
  RESET_WHILE_CLOSING(
      "ECONNRESET,eof",
      "EPIPE",
      "if it had only shut down sending; after close() nobody is left to be told",
      "WSAECONNRESET 10054, and data already received may be lost"),

  /// A reset answered its own send; no FIN had come before.
  RESET_BY_OWN_SEND(
      "ECONNRESET,eof",
      "ok,ECONNRESET,EPIPE",
      "its send was accepted and provoked the reset; the error comes once, to whichever call is"
          + " first: if a receive gets it, the next send gives EPIPE with SIGPIPE",
      "WSAECONNRESET 10054 or WSAECONNABORTED 10053, and data already received may be lost"),

  /// A reset came in CLOSE_WAIT: after the other side's FIN.
  RESET_AFTER_FIN(
      "eof",
      "EPIPE",
      "a receive never shows the reset: data, then eof; a send gives EPIPE with SIGPIPE; SO_ERROR"
          + " and poll show EPIPE, and code that looks there first may throw readable data away",
      "WSAECONNABORTED 10053 or WSAECONNRESET 10054, and data already received may be lost"),

  /// It sent after the other side's FIN, and a reset answered.
  SENT_AFTER_FIN(
      "eof",
      "ok,EPIPE",
      "the first send is accepted and answered by the reset; the next gives EPIPE with SIGPIPE;"
          + " receives say data, then eof, never an error",
      "WSAECONNABORTED 10053 or WSAECONNRESET 10054, and data already received may be lost"),

  /// It shut down both ways with the descriptor still open, and more data came.
  RESET_ITSELF(
      "ECONNRESET,eof",
      "EPIPE",
      "its own kernel reset the connection when data came after shutdown(SHUT_RDWR): ECONNRESET"
          + " although no reset was received",
      "not documented"),

  /// An administrator destroyed the socket.
  DESTROYED(
      "ECONNABORTED,eof",
      "ECONNABORTED,EPIPE",
      "the error comes once, to whichever call is first; data that had arrived stays readable",
      "no such operation for sockets in use"),

  /// It dissolved the connection with connect(AF_UNSPEC) and kept the descriptor.
  DISCONNECTED(
      "ENOTCONN", "EPIPE", "SO_ERROR shows ECONNRESET, by its own doing", "not documented"),

  /// Its data went unanswered until its kernel gave up.
  TIMED_OUT(
      "ETIMEDOUT,eof",
      "ok,ETIMEDOUT,EPIPE",
      "sends succeed until the buffer is full; the error comes once, to whichever call is first",
      "WSAECONNABORTED 10053 or WSAETIMEDOUT 10060 after about 20 s"),

  /// As before, with an ICMP error remembered.
  HOST_UNREACHABLE(
      "EHOSTUNREACH,eof",
      "ok,EHOSTUNREACH,EPIPE",
      "the time-out reports the remembered ICMP error instead of ETIMEDOUT, once",
      "WSAEHOSTUNREACH 10065 or WSAECONNABORTED 10053"),

  NET_UNREACHABLE(
      "ENETUNREACH,eof",
      "ok,ENETUNREACH,EPIPE",
      "the time-out reports the remembered ICMP error instead of ETIMEDOUT, once",
      "WSAENETUNREACH 10051 or WSAECONNABORTED 10053"),

  PORT_UNREACHABLE(
      "ECONNREFUSED,eof",
      "ok,ECONNREFUSED,EPIPE",
      "the time-out reports the remembered ICMP error: ECONNREFUSED on a connection that was"
          + " established, once",
      "WSAECONNRESET 10054 or WSAECONNABORTED 10053"),

  /// Its keep-alive probes went unanswered.
  KEEPALIVE_TIMED_OUT(
      "ETIMEDOUT,eof",
      "ETIMEDOUT,EPIPE",
      "the error comes once, to whichever call is first: after a receive that got it, a send gives"
          + " EPIPE with SIGPIPE",
      "WSAENETRESET 10052 for calls in progress, WSAECONNRESET 10054 for later ones"),

  /// connect() was refused by a reset.
  CONNECT_REFUSED(
      "ECONNREFUSED",
      "ECONNREFUSED",
      "connect() fails with it; a non-blocking connect shows it in SO_ERROR",
      "WSAECONNREFUSED 10061, after two or three tries"),

  CONNECT_TIMED_OUT(
      "ETIMEDOUT",
      "ETIMEDOUT",
      "connect() fails with it, by default after about 130 s; a shorter time-out of the application"
          + " shows as its own error",
      "WSAETIMEDOUT 10060 after about 21 s"),

  CONNECT_HOST_UNREACHABLE(
      "EHOSTUNREACH",
      "EHOSTUNREACH",
      "connect() fails with it at once, or after the next SYN",
      "WSAEHOSTUNREACH 10065"),

  CONNECT_NET_UNREACHABLE(
      "ENETUNREACH",
      "ENETUNREACH",
      "connect() fails with it at once, or after the next SYN",
      "WSAENETUNREACH 10051"),

  /// connect() succeeded, but the other side's application never took the connection in.
  CONNECTED_TO_NOBODY(
      "blocks",
      "ok,ETIMEDOUT,EPIPE",
      "connect() succeeded; sends are accepted and repeated in vain, until they time out or a reset"
          + " brings ECONNRESET",
      "connect succeeded; WSAECONNABORTED 10053 or WSAETIMEDOUT 10060 after about 20 s"),

  /// It was still trying to connect when the watch ended.
  CONNECTING("blocks", "blocks", "connect() had not returned yet", "the same"),

  /// Not to be said from these packets.
  NOT_KNOWN("", "", "not known from what was captured", "not known");

  private static final String DOCUMENTED = " (documented, not run here)";

  private final Saw withoutData;
  private final Saw withData;

  Outcome(String receives, String sends, String note, String windows) {
    var receiving = list(receives);
    var sending = list(sends);
    String documented = windows + DOCUMENTED;
    this.withoutData = new Saw(receiving, sending, note, documented);
    var first = new ArrayList<String>(receiving.size() + 1);
    first.add("data");
    first.addAll(receiving);
    this.withData = new Saw(first, sending, note, documented);
  }

  private static List<String> list(String csv) {
    return csv.isEmpty() ? List.of() : List.of(csv.split(","));
  }

  /// @param data whether any data had arrived that it could receive first
  Saw saw(boolean data) {
    boolean receives = this != NEVER_KNEW && this != CLOSED_ITSELF && this != NOT_KNOWN;
    return data && receives ? withData : withoutData;
  }
}
