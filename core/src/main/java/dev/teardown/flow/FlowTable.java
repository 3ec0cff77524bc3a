// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import dev.teardown.wire.Frame;
import dev.teardown.wire.IcmpPacket;
import dev.teardown.wire.TcpFlags;
import dev.teardown.wire.TcpPacket;
import dev.teardown.wire.TcpSegmentView;
import org.jspecify.annotations.Nullable;

/// Takes segments in, keeps one [Flow] per connection, and lets go of each when its time has come.
///
/// Memory is bounded by the number of flows, whatever the input. While there is room, everything
/// stays until [#finish()], so that streams are tshark's and come out in order of first packet.
/// Above `capacity`, flows that have ended are released first, then the oldest ones: these are
/// marked as evicted and counted. One thread.
public final class FlowTable {

  /// Late segments of an ended connection come within two maximum segment lifetimes of 30 s, as
  /// Linux counts them (TCP_TIMEWAIT_LEN).
  private static final long SETTLED_NANOS = 60_000_000_000L;

  private final FlowSink sink;
  private final SegmentListener listener;
  private final boolean listening;
  private final FlowKeys keys;
  private final HostBook hosts = new HostBook();
  private final int capacity;

  private @Nullable Flow oldest;
  private @Nullable Flow newest;
  private int live;
  private int streams;
  private long evicted;
  private long segments;
  private long unmatchedIcmp;
  private long lastTime = Flow.NEVER;

  /// @param capacity most flows held at a time, at least 16; each takes about a kilobyte
  /// @param seed of the hash: any number, unpredictable where the input is hostile
  /// @param sink takes the released flows
  public FlowTable(int capacity, long seed, FlowSink sink) {
    this(capacity, seed, sink, null);
  }

  /// @param listener hears each segment, or null
  public FlowTable(int capacity, long seed, FlowSink sink, @Nullable SegmentListener listener) {
    if (capacity < 16) {
      throw new IllegalArgumentException("capacity " + capacity + ": at least 16 flows");
    }
    this.capacity = capacity;
    this.keys = new FlowKeys(seed);
    this.sink = sink;
    this.listening = listener != null;
    this.listener = listener != null ? listener : (flow, from, packet, frame, mask) -> {};
  }

  /// Takes in one segment.
  public void accept(TcpPacket packet, Frame frame) {
    var ip = packet.ip();
    var segment = packet.segment();
    long time = frame.timeNanos();
    long number = frame.number();
    int sourcePort = segment.sourcePort();
    int port = segment.destinationPort();
    int hash =
        keys.hash(
            ip.sourceHigh(),
            ip.sourceLow(),
            sourcePort,
            ip.destinationHigh(),
            ip.destinationLow(),
            port);
    var known =
        keys.find(
            hash,
            ip.sourceHigh(),
            ip.sourceLow(),
            sourcePort,
            ip.destinationHigh(),
            ip.destinationLow(),
            port);
    boolean reused = known != null && opensAnew(known, packet);
    var flow = known == null || reused ? open(hash, packet, known, time, number) : known;
    boolean forward = FlowKeys.is(flow.initiator(), ip.sourceHigh(), ip.sourceLow(), sourcePort);
    var from = forward ? flow.initiator() : flow.responder();
    var to = forward ? flow.responder() : flow.initiator();
    var side = forward ? Side.INITIATOR : Side.RESPONDER;
    segments++;
    lastTime = Math.max(lastTime, time);
    int mask = 0;
    if (!flow.isPredictable || !HeaderPrediction.takes(from, to, ip, segment, time, (int) number)) {
      mask = SequenceAnalysis.of(flow, from, to, segment, time, reused);
      takeIn(flow, side, from, to, packet, time, number, mask);
      flow.isPredictable = HeaderPrediction.isPossible(flow);
    }
    if (listening) {
      listener.segment(flow, side, packet, frame, mask);
    }
  }

  private void takeIn(
      Flow flow,
      Side side,
      HalfFlow from,
      HalfFlow to,
      TcpPacket packet,
      long time,
      long number,
      int mask) {
    var segment = packet.segment();
    if (segment.isReset()) {
      reset(flow, side, from, to, packet, time, number, mask);
      return;
    }
    if (flow.resetCount() > 0) {
      flow.segmentAfterResets(side, from, segment, time, number);
    }
    if (from.ttl() < 0 && !segment.isSyn()) {
      from.usesTimestamps(segment.options().hasTimestamps());
    }
    if (segment.isSyn() && side == Side.INITIATOR && from.sawSyn() && to.packets() == 0) {
      flow.synRepeated(hosts);
    }
    if (side == Side.RESPONDER && to.sawSyn() && !from.sawSyn()) {
      answersSyn(flow, from, to, packet, time, number);
    }
    from.sent(packet.ip(), segment, to, time, (int) number, mask);
  }

  /// A SYN with another number than the one its side started from opens a new stream, whatever
  /// state the old one is in: that is Wireshark's rule, and ours to have the same numbers.
  private static boolean opensAnew(Flow known, TcpPacket packet) {
    var segment = packet.segment();
    if ((segment.flags() & (TcpFlags.SYN | TcpFlags.ACK)) != TcpFlags.SYN) {
      return false;
    }
    var ip = packet.ip();
    var from =
        FlowKeys.is(known.initiator(), ip.sourceHigh(), ip.sourceLow(), segment.sourcePort())
            ? known.initiator()
            : known.responder();
    return from.analysisBaseKnown && from.analysisBase != segment.seq();
  }

  private Flow open(int hash, TcpPacket packet, @Nullable Flow known, long time, long number) {
    var ip = packet.ip();
    var segment = packet.segment();
    var source = new HalfFlow(ip.sourceHigh(), ip.sourceLow(), segment.sourcePort());
    var target = new HalfFlow(ip.destinationHigh(), ip.destinationLow(), segment.destinationPort());
    boolean syn = segment.isSyn();
    boolean sourceOpens = syn ? !segment.hasAck() : looksLikeInitiator(source, target, segment);
    var flow =
        new Flow(
            streams++,
            sourceOpens ? source : target,
            sourceOpens ? target : source,
            !syn,
            time,
            number);
    if (known != null) {
      known.portReused(time);
      flow.portReuser();
      flow.predecessor = known;
      known.successor = flow;
    }
    if (live >= capacity) {
      makeRoom();
    }
    keys.put(hash, flow, known);
    append(flow);
    return flow;
  }

  /// Without a SYN the lower port is taken for the service; between equal ports the sender of the
  /// first segment for the initiator, unless that is a reset, which rather answers somebody.
  private static boolean looksLikeInitiator(
      HalfFlow source, HalfFlow target, TcpSegmentView segment) {
    if (source.port != target.port) {
      return source.port > target.port;
    }
    return !segment.isReset();
  }

  private void reset(
      Flow flow,
      Side side,
      HalfFlow from,
      HalfFlow to,
      TcpPacket packet,
      long time,
      long number,
      int mask) {
    var record = new ResetRecord(side, from, to, packet.ip(), packet.segment(), time, number);
    var older = flow.predecessor;
    if (older != null
        && side == Side.INITIATOR
        && flow.staleChallengeFrame() != 0
        && record.seq() == record.triggerAck()) {
      older.staleHalfOpen();
    }
    if (side == Side.RESPONDER && record.hasAck() && record.uniqueBytes() == 0) {
      hosts.aborted(from, time);
    }
    flow.reset(record);
    from.reset(packet.segment(), time, (int) number, mask);
  }

  /// The first answer to a SYN that is no reset: a SYN+ACK, or an ACK that does not fit, which
  /// comes from a peer that still holds an older connection (RFC 9293 3.5.1).
  private void answersSyn(
      Flow flow, HalfFlow from, HalfFlow to, TcpPacket packet, long time, long number) {
    var segment = packet.segment();
    if (segment.isSyn()) {
      hosts.synAck(from, packet.ip().ttl(), time);
    } else if (segment.hasAck()
        && segment.ack() != to.iss() + 1
        && flow.staleChallengeFrame() == 0) {
      flow.staleChallenge(number);
    }
  }

  /// Takes in an ICMP error; it is counted where it belongs to no flow.
  public void accept(IcmpPacket packet, Frame frame) {
    var quoted = packet.quotedIp();
    int sourcePort = packet.quotedSourcePort();
    int port = packet.quotedDestinationPort();
    int hash =
        keys.hash(
            quoted.sourceHigh(),
            quoted.sourceLow(),
            sourcePort,
            quoted.destinationHigh(),
            quoted.destinationLow(),
            port);
    var flow =
        keys.find(
            hash,
            quoted.sourceHigh(),
            quoted.sourceLow(),
            sourcePort,
            quoted.destinationHigh(),
            quoted.destinationLow(),
            port);
    if (flow == null) {
      unmatchedIcmp++;
      return;
    }
    boolean initiator =
        FlowKeys.is(flow.initiator(), quoted.sourceHigh(), quoted.sourceLow(), sourcePort);
    flow.icmp(
        new IcmpRecord(
            frame.number(),
            frame.timeNanos(),
            initiator ? Side.INITIATOR : Side.RESPONDER,
            packet.ip().source(),
            !packet.ip().isV4(),
            packet.type(),
            packet.code(),
            packet.quotedSeq()));
    lastTime = Math.max(lastTime, frame.timeNanos());
  }

  private void append(Flow flow) {
    live++;
    flow.previous = newest;
    if (newest == null) {
      oldest = flow;
    } else {
      newest.next = flow;
    }
    newest = flow;
  }

  /// Releases what ended a while ago; where that is too little, what ended at all; where even that
  /// is, the oldest others. An eighth is freed at least and half at most, so that the walks cost
  /// little per flow.
  private void makeRoom() {
    releaseEnded(lastTime - SETTLED_NANOS);
    int enough = capacity - capacity / 8;
    if (live > enough) {
      releaseEnded(lastTime);
    }
    while (live > enough && oldest != null) {
      evicted++;
      oldest.evicted = true;
      release(oldest);
    }
  }

  /// Releases what has ended and said nothing after the given time, the oldest first. The list is
  /// in order of opening, so it need not be walked beyond that time.
  private void releaseEnded(long quietSince) {
    int half = capacity / 2;
    for (var flow = oldest; flow != null && live > half && flow.firstTime() <= quietSince; ) {
      var following = flow.next;
      if (flow.hasEnded() && flow.lastTime() <= quietSince) {
        release(flow);
      }
      flow = following;
    }
  }

  private void release(Flow flow) {
    keys.remove(flow);
    var before = flow.previous;
    var after = flow.next;
    if (before == null) {
      oldest = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      newest = before;
    } else {
      after.previous = before;
    }
    live--;
    letGo(flow);
  }

  private void letGo(Flow flow) {
    flow.next = null;
    flow.previous = null;
    leaveLine(flow);
    sink.released(flow);
  }

  /// Takes a flow out of the line of those that used the same ports: the one after it must no
  /// longer keep it in memory, nor write to it.
  private static void leaveLine(Flow flow) {
    var earlier = flow.predecessor;
    var later = flow.successor;
    if (earlier != null) {
      earlier.successor = null;
    }
    if (later != null) {
      later.predecessor = null;
    }
    flow.predecessor = null;
    flow.successor = null;
  }

  /// Releases everything that is left, in order of first packet: all keys go first, at once.
  public void finish() {
    keys.clear();
    for (var flow = oldest; flow != null; flow = oldest) {
      oldest = flow.next;
      letGo(flow);
    }
    newest = null;
    live = 0;
  }

  /// What the flows so far show of their hosts.
  public HostBook hosts() {
    return hosts;
  }

  /// Connections seen so far.
  public int streams() {
    return streams;
  }

  /// Flows that were let go although they had not ended.
  public long evicted() {
    return evicted;
  }

  public long segments() {
    return segments;
  }

  /// ICMP errors about connections of which no segment was seen.
  public long unmatchedIcmp() {
    return unmatchedIcmp;
  }

  /// The latest time seen, or [Flow#NEVER].
  public long lastTime() {
    return lastTime;
  }
}
