// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import dev.teardown.wire.TcpSegmentView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the packets show of one connection: both sides, their resets, and the ICMP errors about
/// them.
///
/// Written by [FlowTable]'s thread until it is released; read-only from then on.
public final class Flow {

  /// A time that is not known. Below every real one, so that `max` and "later than" work on it.
  public static final long NEVER = Long.MIN_VALUE;

  /// Resets kept in full; the rest are counted.
  private static final int MAX_RESETS = 8;

  /// ICMP errors kept; the rest are counted.
  private static final int MAX_ICMP = 8;

  private final int stream;
  private final HalfFlow initiator;
  private final HalfFlow responder;
  private final boolean initiatorGuessed;

  /// 0 while it is not known, negative where the capture's time ran backwards.
  long initialRttNanos;

  long synTimeNanos = NEVER;
  @Nullable Flow next;
  @Nullable Flow previous;
  @Nullable Flow predecessor;
  @Nullable Flow successor;
  boolean evicted;

  /// See [HeaderPrediction#isPossible].
  boolean isPredictable;

  private final long firstTime;
  private final long firstFrame;
  private boolean portReused;
  private long reusedTime = NEVER;
  private boolean portReuser;
  private int synAcksBefore = -1;
  private int synAcksToOthers;
  private long serviceAnsweredTime = NEVER;
  private int ignoredTogether;
  private long staleChallengeFrame;
  private boolean staleHalfOpen;
  private @Nullable List<ResetRecord> resets;
  private int resetCount;
  private @Nullable List<IcmpRecord> icmp;
  private int icmpCount;
  private @Nullable Object companion;

  Flow(
      int stream,
      HalfFlow initiator,
      HalfFlow responder,
      boolean initiatorGuessed,
      long time,
      long frame) {
    this.stream = stream;
    this.initiator = initiator;
    this.responder = responder;
    this.initiatorGuessed = initiatorGuessed;
    this.firstTime = time;
    this.firstFrame = frame;
  }

  void segmentAfterResets(Side side, HalfFlow from, TcpSegmentView segment, long time, long frame) {
    var records = resets;
    if (records != null) {
      for (int i = 0; i < records.size(); i++) {
        records.get(i).followedBy(side, from, segment, time, frame);
      }
    }
  }

  void reset(ResetRecord record) {
    resetCount++;
    var records = resets;
    if (records == null) {
      records = new ArrayList<>(2);
      resets = records;
    }
    for (var earlier : records) {
      earlier.followedByReset();
    }
    if (records.size() < MAX_RESETS) {
      records.add(record);
    }
  }

  void icmp(IcmpRecord record) {
    icmpCount++;
    var records = icmp;
    if (records == null) {
      records = new ArrayList<>(1);
      icmp = records;
    }
    if (records.size() < MAX_ICMP) {
      records.add(record);
    }
  }

  void portReused(long time) {
    portReused = true;
    reusedTime = time;
  }

  void portReuser() {
    portReuser = true;
  }

  void staleHalfOpen() {
    staleHalfOpen = true;
  }

  /// A SYN goes out again without an answer of its service.
  void synRepeated(HostBook hosts) {
    int synAcks = hosts.synAcksOf(responder.address(), responder.port);
    if (synAcksBefore < 0) {
      synAcksBefore = synAcks;
      serviceAnsweredTime = hosts.lastSynAckOf(responder.address(), responder.port);
      hosts.ignored(responder);
    }
    synAcksToOthers = synAcks - synAcksBefore;
    ignoredTogether = Math.max(ignoredTogether, hosts.ignoredBy(responder));
  }

  void staleChallenge(long frame) {
    staleChallengeFrame = frame;
  }

  /// Number of the connection in the capture from 0, by first packet: tshark's tcp.stream.
  public int stream() {
    return stream;
  }

  public HalfFlow initiator() {
    return initiator;
  }

  public HalfFlow responder() {
    return responder;
  }

  public HalfFlow half(Side side) {
    return side == Side.INITIATOR ? initiator : responder;
  }

  /// Whether who opened the connection is only a guess from the port numbers: no SYN was seen.
  public boolean initiatorGuessed() {
    return initiatorGuessed;
  }

  public long firstTime() {
    return firstTime;
  }

  public long firstFrame() {
    return firstFrame;
  }

  public long lastTime() {
    return Math.max(initiator.lastTime(), responder.lastTime());
  }

  public long lastFrame() {
    return Math.max(initiator.lastFrame(), responder.lastFrame());
  }

  /// Segments of both sides.
  public int packets() {
    return initiator.packets() + responder.packets();
  }

  /// Time from the last SYN to the first ACK without SYN, or -1: Wireshark's iRTT.
  public long initialRttNanos() {
    return initialRttNanos > 0 ? initialRttNanos : -1;
  }

  /// How much of the three-way handshake was seen.
  public Handshake handshake() {
    if (!initiator.sawSyn() && !responder.sawSyn()) {
      return Handshake.NONE;
    }
    boolean complete =
        initiator.sawSyn()
            && responder.sawSynAck()
            && initiator.knowsAck()
            && initiator.ackSent() - (responder.iss() + 1) >= 0;
    return complete ? Handshake.COMPLETE : Handshake.PARTIAL;
  }

  /// Whether a later SYN took over the same addresses and ports.
  public boolean isPortReused() {
    return portReused;
  }

  /// When that SYN came, or [#NEVER]: what came from then on counts for the later connection.
  public long reusedTime() {
    return reusedTime;
  }

  /// Whether this connection took over the addresses and ports of an earlier one of the capture.
  public boolean reusesPorts() {
    return portReuser;
  }

  /// How many SYNs of others the service answered between this connection's second SYN and its
  /// last, while it answered none of these.
  public int synAcksToOthers() {
    return synAcksToOthers;
  }

  /// How many connections, this one included, waited for the service at a time although it had
  /// answered others before; known only of a connection that repeated its SYN without an answer.
  public int ignoredTogether() {
    return ignoredTogether;
  }

  /// When the service had last answered somebody's SYN before this connection's second SYN, or
  /// [#NEVER]; known only of a connection that repeated its SYN without an answer.
  public long serviceAnsweredTime() {
    return serviceAnsweredTime;
  }

  /// Frame of an ACK with an older connection's numbers that answered this one's SYN, or 0 (RFC
  /// 9293 3.5.1: half-open connection).
  public long staleChallengeFrame() {
    return staleChallengeFrame;
  }

  /// Whether a reset that answered such an ACK shows that the initiator no longer knew this
  /// connection when it opened the next one.
  public boolean isStaleHalfOpen() {
    return staleHalfOpen;
  }

  /// Whether the packets show an end after which a stack expects nothing more: FINs of both sides
  /// acknowledged, or a reset. Only a matter of room: a later segment may still contradict it.
  public boolean hasEnded() {
    return resetCount > 0 || portReused || initiator.finAcked() && responder.finAcked();
  }

  /// Whether it was let go before the capture's end for want of room, so that later segments of it
  /// may have been missed.
  public boolean isEvicted() {
    return evicted;
  }

  /// The first resets in order, at most eight of [#resetCount()].
  public List<ResetRecord> resets() {
    var records = resets;
    return records == null ? List.of() : Collections.unmodifiableList(records);
  }

  public int resetCount() {
    return resetCount;
  }

  /// The first ICMP errors in order, at most eight of [#icmpCount()].
  public List<IcmpRecord> icmp() {
    var records = icmp;
    return records == null ? List.of() : Collections.unmodifiableList(records);
  }

  public int icmpCount() {
    return icmpCount;
  }

  /// What a [SegmentListener] keeps with this flow, such as Zeek's state; null until it sets one.
  public @Nullable Object companion() {
    return companion;
  }

  public void companion(Object value) {
    this.companion = value;
  }
}
