// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import dev.teardown.evidence.Phrase;
import dev.teardown.flow.Flow;
import java.util.EnumMap;
import java.util.Map;

/// What somebody who runs or writes a server can do about an ending, in a sentence or two.
final class Advice {

  private static final Phrase ON_PORT_UNREACHABLE =
      Phrase.of(
          "Look for a rule that rejects (nft list ruleset, iptables -S) on the host that sent the"
              + " ICMP message, then whether the service listens there (ss -ltn): the way to the"
              + " host is in order.");

  private static final Map<Ending, Phrase> ON = new EnumMap<>(Ending.class);

  static {
    for (var ending : Ending.values()) {
      ON.put(ending, Phrase.of(text(ending)));
    }
  }

  private Advice() {}

  /// Empty for an end as it should be.
  static Phrase on(Flow flow, Ending ending) {
    if (ending == Ending.UNREACHABLE && UnreachableRule.isAboutPort(flow)) {
      return ON_PORT_UNREACHABLE;
    }
    return ON.getOrDefault(ending, Phrase.of(""));
  }

  private static String text(Ending ending) {
    return switch (ending) {
      case REFUSED ->
          "Check that the service runs and listens on this address and port, not only on loopback.";
      case REFUSED_BY_FILTER -> "Look for a firewall rule that rejects with a reset.";
      case UNREACHABLE -> "Check routes and filters at the host that sent the ICMP message.";
      case CONNECT_TIMEOUT ->
          "Look for a filter that drops in silence and for a host that is down; set a connect"
              + " time-out shorter than the kernel's 130 s.";
      case BACKLOG_DROPPED ->
          "Accept faster or listen with a longer backlog (and raise net.core.somaxconn); watch"
              + " ListenOverflows.";
      case ACCEPT_OVERFLOW_SILENT ->
          "Accept faster or raise the backlog: clients believe they are connected. Watch"
              + " ListenOverflows.";
      case ACCEPT_OVERFLOW_RESET ->
          "Accept faster or raise the backlog; net.ipv4.tcp_abort_on_overflow=1 makes the resets.";
      case LISTENER_CLOSED ->
          "Drain before stopping: stop new connections first, accept what is queued, then close the"
              + " listener.";
      case CONNECT_ABANDONED ->
          "Find out why the answer was late; the client's connect time-out may be too short.";
      case RESET_AFTER_SYNACK ->
          "Mostly a scan or a wrong route or NAT; harmless to the server if rare.";
      case STALE_HALF_OPEN ->
          "The client restarted and the server had not noticed: SO_KEEPALIVE or TCP_USER_TIMEOUT"
              + " there lets it.";
      case SYNACK_TIMEOUT ->
          "If frequent, check the way back to the client, or see whether it is a SYN flood"
              + " (net.ipv4.tcp_syncookies).";
      case HANDSHAKE_REJECTED -> "Look for a box that changes sequence numbers or timestamps.";
      case FIN, FIN_SIMULTANEOUS, FIN_HALF_CLOSE -> "";
      case FIN_UNANSWERED -> "After a receive of 0 the application must close its socket too.";
      case UNREAD_DATA ->
          "Read to the end before closing: shutdown(SHUT_WR), read until 0, then close().";
      case UNREAD_DATA_AFTER_FIN ->
          "After shutdown(SHUT_WR), read until 0 before close(); a Java Socket.close() does not.";
      case LINGER_ZERO ->
          "Do not set SO_LINGER to 0 unless data may be thrown away; close in order instead.";
      case DISCONNECT -> "Close the socket instead of dissolving it with connect(AF_UNSPEC).";
      case DESTROYED -> "Ask who ran ss -K or a tool like it on that host.";
      case KEEPALIVE_TIMEOUT ->
          "Reconnect; find out why the other side fell silent. The limits are TCP_KEEPIDLE,"
              + " TCP_KEEPINTVL and TCP_KEEPCNT.";
      case LINGER2 -> "Do not set TCP_LINGER2 below 0 unless a reset at the end is wanted.";
      case MEMORY_LIMIT ->
          "Raise net.ipv4.tcp_max_orphans or tcp_mem, or find who leaves so many closed sockets"
              + " with unsent data.";
      case DISCONNECT_WITH_UNSENT -> "Let the last data go before dissolving the connection.";
      case MPTCP_RESET -> "Only a subflow ended; look at its MPTCP reason code.";
      case ACTIVE_RESET ->
          "Watch the host that reset: the kernel's reset reason tells unread data, SO_LINGER 0 and"
              + " ss -K apart.";
      case DATA_AFTER_CLOSE ->
          "Treat a receive of 0 as the other side's end, and expect EPIPE from a later send; ignore"
              + " SIGPIPE.";
      case DATA_AFTER_SHUTDOWN ->
          "Do not shut down both ways while the other side may still send; read to the end"
              + " instead.";
      case PEER_FORGOT ->
          "The other host restarted or lost the connection: reconnect, and notice it sooner with"
              + " SO_KEEPALIVE.";
      case PEER_GAVE_UP ->
          "The path was cut for longer than the other side waits: reconnect; align both sides'"
              + " time-outs.";
      case STATE_LOST ->
          "Send keep-alives more often than the box on the path forgets idle connections.";
      case REQUEST_EXPIRED -> "Accept faster or raise the backlog: the server never took it in.";
      case REPLY_RESET ->
          "A capture on the host that reset would tell why it knew no such connection.";
      case HOST_FILTER_RESET ->
          "Drop instead of rejecting established connections, or kill both ends: one side's socket"
              + " stays open.";
      case BOX_IDLE_TIMEOUT ->
          "Send keep-alives more often than the box's idle limit, or close idle connections"
              + " earlier.";
      case BOX_POLICY_RESET -> "Look for a filter on the path that objects to this traffic.";
      case INJECTED_RESET, INJECTED_FIN ->
          "Find the machine that speaks in the other's name: compare TTLs, and capture nearer to"
              + " each end. TLS tells a real end of data from a forged one.";
      case RETRANSMISSION_TIMEOUT ->
          "Set TCP_USER_TIMEOUT if 15 minutes are too long to notice; find where the packets stop.";
      case USER_TIMEOUT -> "The application asked to give up this soon (TCP_USER_TIMEOUT).";
      case ZERO_WINDOW_TIMEOUT -> "Find out why the other application stopped reading.";
      case ORPHAN_TIMEOUT ->
          "close() reported success, yet the last bytes never arrived: confirm by an answer of the"
              + " application, not by close().";
      case FIN_WAIT_2_EXPIRED -> "The other side must close soon after a receive of 0.";
      case PATH_GONE -> "Check links, routes and neighbour entries where the packets stop.";
      case IDLE_DEAD -> "Use SO_KEEPALIVE or an application heartbeat on both sides.";
      case SILENCE -> "Capture longer: the sender has not given up yet.";
      case OPEN, PORT_REUSED -> "";
      case CLOSE_WAIT_LEAK ->
          "The application forgets to close after a receive of 0: find the descriptor in CLOSE_WAIT"
              + " and its owner.";
      case FIN_WAIT_2_HELD ->
          "In order for a half-close; if unwanted, close() instead of shutdown().";
      case CAPTURE_GAP ->
          "Capture both directions without loss: larger buffer, or nearer to the end hosts.";
      case UNKNOWN -> "Capture the whole connection, on both hosts if possible.";
    };
  }
}
