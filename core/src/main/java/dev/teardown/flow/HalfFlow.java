// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import static dev.teardown.wire.SequenceNumber.after;
import static dev.teardown.wire.SequenceNumber.before;

import dev.teardown.wire.IpAddress;
import dev.teardown.wire.IpView;
import dev.teardown.wire.TcpFlags;
import dev.teardown.wire.TcpSegmentView;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What one side sent, as seen from the capture's vantage: RFC 9293's variables of that side, as
/// far as packets show them, and the counters that verdicts and statistics need.
///
/// Longer than most files because it is one flat record of primitives: it is the state per flow,
/// and an object for each theme would cost a header and a cache line each. Written only by
/// [FlowTable]'s thread; times are nanoseconds since 1970, [Flow#NEVER] where the thing was not
/// seen; frames count from 1, 0 where there is none.
public final class HalfFlow {

  static final byte SCALE_UNKNOWN = -1;
  static final byte SCALE_UNUSED = -2;

  // The order of the fields is the order in memory, as HotSpot lays them out: longs before ints,
  // each as declared. So what changes rarely stands at both ends and what each segment touches lies
  // in the middle, in few cache lines: looking flows up is what large captures cost.

  // Opening and closing.
  private long synTime = Flow.NEVER;
  private long lastSynTime = Flow.NEVER;
  private long finTime = Flow.NEVER;
  private long finAckedTime = Flow.NEVER;
  private long firstDataTime = Flow.NEVER;
  private long bytesAfterPeerFin;
  private long repeatedBytes;
  private long zeroWindowSince = Flow.NEVER;

  // Round trips from this side's data to the other side's ACK.
  private long rttMin = Long.MAX_VALUE;
  private long rttMax;
  private long rttSum;
  long rttPendingTime;

  // Touched by most segments.
  long uniqueBytes;
  long lastDataTime = Flow.NEVER;
  private long ackProgressTime = Flow.NEVER;
  private long lastTime = Flow.NEVER;
  long analysisNextSeqTime;
  final long addressHigh;
  final long addressLow;
  final int port;

  // Wireshark's view: see SequenceAnalysis; 0 = not known.
  int analysisBase;
  int analysisNextSeq;
  int analysisMaxToBeAcked;
  int analysisWindow = -1;
  int analysisDuplicateAcks;

  // Sequence space: what this side sent, and what it acknowledged of the other.
  int sndNxt;
  int ackSent;
  int window = -1;
  int rttPendingEnd;

  // Its last segment, whatever it was; frames are unsigned.
  private int packets;
  private int lastFrame;
  private int lastSeq;
  int lastAck;
  private int lastFlags;
  private int lastPayload;
  private int lastMask;

  int dataSegments;
  int lastDataFrame;
  private int rttCount;
  int finCount;
  private int finSeq;
  private int finFrame;
  private int finAckedFrame;

  // Marks of the machine that sent it, resets left out.
  private int ipId = -1;
  private int nonZeroIpIds;

  private int iss;
  private int mss = -1;
  private int synCount;
  private int synFrame;
  private int retransmittedSegments;
  private int outOfOrderSegments;
  private int lostSegments;
  private int duplicateAcks;
  private int resets;
  private int zeroWindows;
  private int zeroWindowFrame;
  private int windowProbes;
  private int probesWhenHeard;

  short ttl = -1;
  private short ttlMin = 255;
  private short ttlMax;
  private short windowScale = -1;
  byte analysisScale = SCALE_UNKNOWN;
  boolean analysisBaseKnown;
  boolean analysisFirstAck;
  boolean sndNxtKnown;
  boolean ackKnown;
  boolean rttPending;
  private boolean synSeen;
  private boolean synAckSeen;
  private boolean sackPermitted;
  private boolean timestamps;

  // Only for sides that need them.
  @Nullable SequenceSpace space;
  private @Nullable UnansweredRun repeatRun;
  private @Nullable UnansweredRun probeRun;

  HalfFlow(long addressHigh, long addressLow, int port) {
    this.addressHigh = addressHigh;
    this.addressLow = addressLow;
    this.port = port;
  }

  /// Test 6's right edge: what this side's window allows the other to send up to.
  int analysisRightEdge() {
    int scale = analysisFirstAck || analysisScale == SCALE_UNUSED ? 0 : analysisScale;
    return lastAck + (analysisWindow << scale);
  }

  /// Takes in one segment of this side that is not a reset.
  void sent(IpView ip, TcpSegmentView segment, HalfFlow peer, long time, int frame, int mask) {
    machine(ip);
    int flags = segment.flags();
    int seq = segment.seq();
    if ((flags & TcpFlags.SYN) != 0) {
      syn(segment, flags, peer, time, frame);
      seq++;
    }
    if (!sndNxtKnown) {
      sndNxt = seq;
      sndNxtKnown = true;
    }
    int payload = segment.payloadLength();
    boolean probe = isProbe(segment, peer, mask);
    if (probe) {
      probe(peer, time, frame);
    } else if (payload > 0 || (flags & (TcpFlags.FIN | TcpFlags.SYN)) != 0) {
      occupies(seq, payload, flags, peer, time, frame);
    }
    if ((flags & TcpFlags.ACK) != 0) {
      acknowledges(segment.ack(), peer, time, frame);
    }
    windowIs(segment.window(), flags, time, frame);
    count(mask);
    last(segment, time, frame, mask);
    peer.probesAnswered();
  }

  /// The other side has said something: what probes waited for.
  void probesAnswered() {
    var probed = probeRun;
    if (probed != null) {
      probesWhenHeard = probed.count();
      probed.end();
    }
  }

  /// Takes in one reset of this side: it counts and is remembered, but moves nothing.
  void reset(TcpSegmentView segment, long time, int frame, int mask) {
    resets++;
    last(segment, time, frame, mask);
  }

  void machine(IpView ip) {
    short hops = (short) ip.ttl();
    if (ttl < 0) {
      ttl = hops;
    }
    if (hops < ttlMin) {
      ttlMin = hops;
    }
    if (hops > ttlMax) {
      ttlMax = hops;
    }
    ipId = ip.identification();
    if (ipId > 0) {
      nonZeroIpIds++;
    }
  }

  private void syn(TcpSegmentView segment, int flags, HalfFlow peer, long time, int frame) {
    synCount++;
    lastSynTime = time;
    if ((flags & TcpFlags.ACK) != 0) {
      if (!synAckSeen && ackKnown && after(ackSent, peer.sndNxt)) {
        ackKnown = false; // an older connection's number (RFC 9293 3.5.1), ahead by chance
      }
      synAckSeen = true;
    }
    if (synSeen) {
      return;
    }
    synSeen = true;
    iss = segment.seq();
    synFrame = frame;
    synTime = time;
    var options = segment.options();
    mss = options.mss();
    windowScale = (short) options.windowScale();
    sackPermitted = options.sackPermitted();
    timestamps = options.hasTimestamps();
    if (!sndNxtKnown || before(sndNxt, iss + 1)) {
      sndNxt = iss + 1;
      sndNxtKnown = true;
    }
  }

  /// A keep-alive probe or a window probe: at most one byte, just before what the peer waits for.
  /// The peer's window tells the two apart, where Wireshark calls both keep-alive; and a byte that
  /// the peer still waits for, though its window is open, is data again, which Wireshark cannot
  /// tell.
  private boolean isProbe(TcpSegmentView segment, HalfFlow peer, int mask) {
    if (SegmentFlag.KEEP_ALIVE.isIn(mask)) {
      return segment.payloadLength() == 0
          || peer.window == 0
          || !peer.ackKnown
          || before(segment.seq(), peer.ackSent);
    }
    return peer.window == 0
        && (segment.flags() & (TcpFlags.SYN | TcpFlags.FIN)) == 0
        && (SegmentFlag.ZERO_WINDOW_PROBE.isIn(mask)
            || segment.payloadLength() == 0 && peer.ackKnown && segment.seq() == peer.ackSent - 1);
  }

  private void probe(HalfFlow peer, long time, int frame) {
    if (peer.window == 0) {
      windowProbes++;
    }
    var run = probeRun;
    if (run == null) {
      run = new UnansweredRun();
      probeRun = run;
    }
    run.add(0, time, frame);
  }

  /// A segment that takes sequence space: data, SYN or FIN.
  private void occupies(int seq, int payload, int flags, HalfFlow peer, long time, int frame) {
    int end = seq + payload;
    boolean fin = (flags & TcpFlags.FIN) != 0;
    boolean syn = (flags & TcpFlags.SYN) != 0;
    if (!synSeen && dataSegments == 0 && finCount == 0 && seq == sndNxt + 1) {
      sndNxt = seq; // the capture began with a keep-alive probe, which sits one too low
    }
    long fresh = 0;
    if (payload > 0) {
      fresh = data(seq, end, peer, time, frame);
    } else if (fin && !syn) {
      fresh(seq, end); // opens the hole before it
    } else if (space != null) {
      space.passed(end);
    }
    int next = fin ? end + 1 : end;
    boolean again = fresh == 0 && !after(next, sndNxt) && (payload > 0 || fin || synCount > 1);
    if (fin) {
      fin(end, peer, time, frame);
    }
    if (again) {
      repeat(seq, time, frame);
    }
    timed(seq, next, payload, syn, again, peer, time);
    if (after(next, sndNxt)) {
      sndNxt = next;
    }
  }

  private long data(int seq, int end, HalfFlow peer, long time, int frame) {
    if (dataSegments++ == 0) {
      firstDataTime = time;
    }
    long fresh = fresh(seq, end);
    uniqueBytes += fresh;
    repeatedBytes += end - seq - fresh;
    lastDataFrame = frame;
    lastDataTime = time;
    if (peer.finCount > 0) {
      bytesAfterPeerFin += fresh;
    }
    return fresh;
  }

  /// Starts the clock of a round trip. Karn's rule (RFC 6298 3): what was sent again gives none;
  /// neither does what waited for a hole to be filled, nor what was acknowledged before it was
  /// seen.
  private void timed(
      int seq, int next, int payload, boolean syn, boolean again, HalfFlow peer, long time) {
    if (again || payload > 0 && before(seq, sndNxt)) {
      rttPending = false;
    } else if ((syn || !rttPending && after(next, sndNxt))
        && (!peer.ackKnown || before(peer.ackSent, next))) {
      rttPending = true;
      rttPendingEnd = next;
      rttPendingTime = time;
    }
  }

  private long fresh(int seq, int end) {
    var holes = space;
    if (holes == null) {
      if (seq == sndNxt) {
        return end - seq;
      }
      holes = new SequenceSpace();
      space = holes;
    }
    return holes.add(sndNxt, seq, end);
  }

  private void fin(int seq, HalfFlow peer, long time, int frame) {
    if (finCount++ > 0) {
      return;
    }
    finSeq = seq;
    finFrame = frame;
    finTime = time;
    if (peer.ackKnown && after(peer.ackSent, seq)) {
      finAckedFrame = peer.lastFrame; // the capture has the two in the wrong order
      finAckedTime = peer.lastTime;
    }
  }

  private void repeat(int seq, long time, int frame) {
    var run = repeatRun;
    if (run == null) {
      run = new UnansweredRun();
      repeatRun = run;
    }
    run.add(seq, time, frame);
  }

  private void repeatsEnd() {
    var run = repeatRun;
    if (run != null) {
      run.end();
    }
  }

  void acknowledges(int ack, HalfFlow peer, long time, int frame) {
    if (!ackKnown) {
      ackKnown = true;
      ackSent = ack;
      ackProgressTime = time;
      if (!before(ack, peer.sndNxt)) {
        peer.repeatsEnd(); // an answered SYN's repeats are not those of the first data
      }
    } else if (after(ack, ackSent)) {
      ackSent = ack;
      ackProgressTime = time;
      peer.repeatsEnd();
    } else {
      return;
    }
    if (peer.rttPending && !before(ack, peer.rttPendingEnd)) {
      peer.roundTrip(time - peer.rttPendingTime);
    }
    if (peer.finCount > 0 && peer.finAckedFrame == 0 && after(ack, peer.finSeq)) {
      peer.finAckedFrame = frame;
      peer.finAckedTime = time;
    }
  }

  private void roundTrip(long nanos) {
    rttPending = false;
    if (nanos < 0) {
      return;
    }
    rttCount++;
    rttSum += nanos;
    rttMin = Math.min(rttMin, nanos);
    rttMax = Math.max(rttMax, nanos);
  }

  private void windowIs(int advertised, int flags, long time, int frame) {
    if (advertised == 0 && (flags & (TcpFlags.SYN | TcpFlags.FIN)) == 0) {
      zeroWindows++;
      if (zeroWindowSince == Flow.NEVER) {
        zeroWindowSince = time;
        zeroWindowFrame = frame;
      }
    } else if (advertised != 0 && window == 0) {
      zeroWindowSince = Flow.NEVER;
    }
    window = advertised;
  }

  private void count(int mask) {
    if (mask == 0) {
      return;
    }
    if ((mask
            & (SegmentFlag.RETRANSMISSION.mask()
                | SegmentFlag.FAST_RETRANSMISSION.mask()
                | SegmentFlag.SPURIOUS_RETRANSMISSION.mask()))
        != 0) {
      retransmittedSegments++;
    }
    if (SegmentFlag.OUT_OF_ORDER.isIn(mask)) {
      outOfOrderSegments++;
    }
    if (SegmentFlag.LOST_SEGMENT.isIn(mask)) {
      lostSegments++;
    }
    if (SegmentFlag.DUPLICATE_ACK.isIn(mask)) {
      duplicateAcks++;
    }
  }

  void last(TcpSegmentView segment, long time, int frame, int mask) {
    packets++;
    lastFrame = frame;
    lastTime = time;
    lastSeq = segment.seq();
    lastAck = segment.ack();
    lastFlags = segment.flags();
    lastPayload = segment.payloadLength();
    lastMask = mask;
  }

  public IpAddress address() {
    return new IpAddress(addressHigh, addressLow);
  }

  public int port() {
    return port;
  }

  /// "10.0.0.1:80", "[2001:db8::1]:80".
  public String endpoint() {
    var address = address();
    return address.isV4() ? address + ":" + port : "[" + address + "]:" + port;
  }

  /// Segments of this side, resets included.
  public int packets() {
    return packets;
  }

  /// Payload bytes on the wire, repeats included.
  public long payloadBytes() {
    return uniqueBytes + repeatedBytes;
  }

  /// Payload bytes of the stream that were seen at least once.
  public long uniqueBytes() {
    return uniqueBytes;
  }

  public int dataSegments() {
    return dataSegments;
  }

  /// By Wireshark's rules: retransmissions, fast and spurious ones.
  public int retransmittedSegments() {
    return retransmittedSegments;
  }

  public long retransmittedBytes() {
    return repeatedBytes;
  }

  public int outOfOrderSegments() {
    return outOfOrderSegments;
  }

  /// Gaps before a segment, by Wireshark's rule ("previous segment not captured").
  public int lostSegments() {
    return lostSegments;
  }

  public int duplicateAcks() {
    return duplicateAcks;
  }

  /// Resets that bear this side's address.
  public int resets() {
    return resets;
  }

  /// Bytes between those seen that never were: lost by the capture or by the network.
  public long missingBytes() {
    var holes = space;
    return holes == null ? 0 : holes.missing();
  }

  public boolean sawSyn() {
    return synSeen;
  }

  public boolean sawSynAck() {
    return synAckSeen;
  }

  public int synCount() {
    return synCount;
  }

  /// ISS; meaningful only with [#sawSyn()].
  public int iss() {
    return iss;
  }

  public long synFrame() {
    return Integer.toUnsignedLong(synFrame);
  }

  public long synTime() {
    return synTime;
  }

  /// When the last SYN or SYN+ACK of this side passed.
  public long lastSynTime() {
    return lastSynTime;
  }

  /// MSS option of the SYN, or -1.
  public int mss() {
    return mss;
  }

  /// Window scale option of the SYN as sent, or -1.
  public int windowScale() {
    return windowScale;
  }

  public boolean sackPermitted() {
    return sackPermitted;
  }

  /// Whether this side uses timestamps, by its SYN, or by its first segment where that is missing.
  public boolean usesTimestamps() {
    return timestamps;
  }

  void usesTimestamps(boolean uses) {
    timestamps = uses;
  }

  public boolean knowsSndNxt() {
    return sndNxtKnown;
  }

  /// One past the highest number this side was seen to send; meaningful with [#knowsSndNxt()].
  public int sndNxt() {
    return sndNxt;
  }

  public boolean knowsAck() {
    return ackKnown;
  }

  /// The highest ACK this side sent: its RCV.NXT, and the other side's SND.UNA; meaningful with
  /// [#knowsAck()].
  public int ackSent() {
    return ackSent;
  }

  public long lastDataFrame() {
    return Integer.toUnsignedLong(lastDataFrame);
  }

  public long lastDataTime() {
    return lastDataTime;
  }

  public long firstDataTime() {
    return firstDataTime;
  }

  /// When this side last acknowledged something new.
  public long ackProgressTime() {
    return ackProgressTime;
  }

  /// New payload bytes that this side sent after the other side's FIN was seen.
  public long bytesAfterPeerFin() {
    return bytesAfterPeerFin;
  }

  public boolean sawFin() {
    return finCount > 0;
  }

  public int finCount() {
    return finCount;
  }

  /// Sequence number of the FIN; meaningful with [#sawFin()].
  public int finSeq() {
    return finSeq;
  }

  public long finFrame() {
    return Integer.toUnsignedLong(finFrame);
  }

  public long finTime() {
    return finTime;
  }

  public boolean finAcked() {
    return finAckedFrame != 0;
  }

  public long finAckedFrame() {
    return Integer.toUnsignedLong(finAckedFrame);
  }

  public long finAckedTime() {
    return finAckedTime;
  }

  /// Last advertised window as sent, not scaled; -1 before the first segment.
  public int window() {
    return window;
  }

  public int zeroWindows() {
    return zeroWindows;
  }

  /// Since when this side has kept its window closed, or [Flow#NEVER].
  public long zeroWindowSince() {
    return zeroWindowSince;
  }

  public long zeroWindowFrame() {
    return Integer.toUnsignedLong(zeroWindowFrame);
  }

  /// How often the oldest unacknowledged segment was sent again, since the last progress.
  public int repeats() {
    var run = repeatRun;
    return run == null ? 0 : run.count();
  }

  public long firstRepeatFrame() {
    var run = repeatRun;
    return run == null ? 0 : run.firstFrame();
  }

  public long firstRepeatTime() {
    var run = repeatRun;
    return run == null ? Flow.NEVER : run.firstTime();
  }

  public long lastRepeatFrame() {
    var run = repeatRun;
    return run == null ? 0 : run.lastFrame();
  }

  public long lastRepeatTime() {
    var run = repeatRun;
    return run == null ? Flow.NEVER : run.lastTime();
  }

  /// Keep-alive and window probes since the other side last said anything.
  public int unansweredProbes() {
    var run = probeRun;
    return run == null ? 0 : run.count();
  }

  /// Probes that waited for an answer when the other side's last segment came.
  public int probesWhenHeard() {
    return probesWhenHeard;
  }

  public long firstProbeFrame() {
    var run = probeRun;
    return run == null ? 0 : run.firstFrame();
  }

  public long firstProbeTime() {
    var run = probeRun;
    return run == null ? Flow.NEVER : run.firstTime();
  }

  public long lastProbeFrame() {
    var run = probeRun;
    return run == null ? 0 : run.lastFrame();
  }

  public long lastProbeTime() {
    var run = probeRun;
    return run == null ? Flow.NEVER : run.lastTime();
  }

  /// Probes of a closed window, in all.
  public int windowProbes() {
    return windowProbes;
  }

  public long lastFrame() {
    return Integer.toUnsignedLong(lastFrame);
  }

  public long lastTime() {
    return lastTime;
  }

  public int lastSeq() {
    return lastSeq;
  }

  /// The ACK field of its last segment, as sent.
  public int lastAck() {
    return lastAck;
  }

  public int lastFlags() {
    return lastFlags;
  }

  public int lastPayload() {
    return lastPayload;
  }

  /// Mask of [SegmentFlag]s of its last segment.
  public int lastMask() {
    return lastMask;
  }

  /// TTL or hop limit of its first segment that was no reset, or -1.
  public int ttl() {
    return ttl;
  }

  public int ttlMin() {
    return ttlMin;
  }

  public int ttlMax() {
    return ttlMax;
  }

  /// IP identification of its last segment that was no reset, or -1.
  public int ipId() {
    return ipId;
  }

  /// How many of its segments had an IP identification other than 0.
  public int nonZeroIpIds() {
    return nonZeroIpIds;
  }

  public int rttCount() {
    return rttCount;
  }

  public OptionalLong rttMinNanos() {
    return rttCount == 0 ? OptionalLong.empty() : OptionalLong.of(rttMin);
  }

  public OptionalLong rttMeanNanos() {
    return rttCount == 0 ? OptionalLong.empty() : OptionalLong.of(rttSum / rttCount);
  }

  public OptionalLong rttMaxNanos() {
    return rttCount == 0 ? OptionalLong.empty() : OptionalLong.of(rttMax);
  }
}
