// SPDX-License-Identifier: Apache-2.0
package dev.teardown.flow;

import static dev.teardown.wire.SequenceNumber.after;
import static dev.teardown.wire.SequenceNumber.before;

import dev.teardown.wire.IpView;
import dev.teardown.wire.TcpFlags;
import dev.teardown.wire.TcpSegmentView;

/// The short way for the segment that everybody expects: the next data of an established
/// connection, or a plain ACK of something new. Nine in ten are one of the two.
///
/// Named after what TCP receivers do for the same reason (Jacobson, RFC 1144 3.2.2; net/ipv4/
/// tcp_input.c tcp_rcv_established()). It takes in just what [SequenceAnalysis] and [HalfFlow#sent]
/// would, or nothing: what is not certain to be plain is left to them. A test compares the two.
final class HeaderPrediction {

  private static final int ACK_OR_PSH_ACK = 0x1ff & ~TcpFlags.PSH;

  private HeaderPrediction() {}

  /// Whether the next segment may be taken in the short way, as far as the state tells. Worked out
  /// after each segment that went the long way, so that the short way asks one question.
  static boolean isPossible(Flow flow) {
    var initiator = flow.initiator();
    var responder = flow.responder();
    return flow.resetCount() == 0
        && (flow.initialRttNanos != 0 || flow.synTimeNanos == Flow.NEVER)
        && (!initiator.sawSyn() || responder.sawSyn())
        && isPlain(initiator)
        && isPlain(responder);
  }

  private static boolean isPlain(HalfFlow half) {
    return half.sndNxtKnown
        && half.ackKnown
        && half.finCount == 0
        && half.window > 0
        && half.ttl >= 0
        && half.analysisBaseKnown
        && !half.analysisFirstAck
        && half.analysisWindow > 0
        && half.analysisNextSeq != 0
        && half.analysisNextSeq == half.sndNxt
        && half.analysisMaxToBeAcked != 0;
  }

  /// Takes in a segment that is as expected.
  ///
  /// @return false when it is not; then nothing was changed
  static boolean takes(
      HalfFlow from, HalfFlow to, IpView ip, TcpSegmentView segment, long time, int frame) {
    int seq = segment.seq();
    int ack = segment.ack();
    int window = segment.window();
    int payload = segment.payloadLength();
    boolean progress = after(ack, from.ackSent);
    if ((segment.flags() & ACK_OR_PSH_ACK) != TcpFlags.ACK
        || seq != from.sndNxt
        || window == 0
        || ip.ttl() != from.ttl
        || after(ack, to.analysisMaxToBeAcked)) {
      return false;
    }
    boolean sameAck = ack == from.lastAck;
    if (payload > 0) {
      int end = seq + payload;
      if (!progress && !(sameAck && ack == from.ackSent)
          || from.dataSegments == 0
          || end == 0
          || !before(to.ackSent, end)
          || !before(to.lastAck, end)
          || end == to.analysisRightEdge()) {
        return false;
      }
      data(from, seq, end, time, frame);
    } else if (sameAck || !progress) {
      return false;
    }
    if (progress) {
      from.acknowledges(ack, to, time, frame);
      if (!sameAck) {
        from.analysisDuplicateAcks = 0;
      }
    }
    from.analysisWindow = window;
    from.window = window;
    from.machine(ip);
    from.last(segment, time, frame, 0);
    to.probesAnswered();
    return true;
  }

  /// The next bytes; `end` is not 0, which would mean "not known" to [SequenceAnalysis].
  private static void data(HalfFlow from, int seq, int end, long time, int frame) {
    from.dataSegments++;
    from.uniqueBytes += end - seq;
    from.lastDataFrame = frame;
    from.lastDataTime = time;
    if (!from.rttPending) {
      from.rttPending = true;
      from.rttPendingEnd = end;
      from.rttPendingTime = time;
    }
    var holes = from.space;
    if (holes != null) {
      holes.passed(end);
    }
    from.sndNxt = end;
    from.analysisNextSeq = end;
    from.analysisNextSeqTime = time;
    if (from.analysisMaxToBeAcked == seq) {
      from.analysisMaxToBeAcked = end;
    }
  }
}
