// SPDX-License-Identifier: Apache-2.0
package dev.teardown.seg;

import dev.teardown.flow.Flow;
import dev.teardown.flow.HalfFlow;
import dev.teardown.flow.ResetRecord;
import dev.teardown.flow.SegmentFlag;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/// The names under which scripts expect properties of flows: the product's, in kebab-case. Booleans
/// are yes or no; round trips are microseconds, "none" where there are none; other times are
/// microseconds from the script's start, "never" where there is none.
final class FlowFacts {

  static final Map<String, Function<Flow, Object>> OF_FLOW = new LinkedHashMap<>();
  static final Map<String, Function<HalfFlow, Object>> OF_HALF = new LinkedHashMap<>();
  static final Map<String, Function<ResetRecord, Object>> OF_RESET = new LinkedHashMap<>();

  static {
    OF_FLOW.put("stream", Flow::stream);
    OF_FLOW.put("handshake", f -> f.handshake().name().toLowerCase(Locale.ROOT));
    OF_FLOW.put("initiator", f -> f.initiator().endpoint());
    OF_FLOW.put("responder", f -> f.responder().endpoint());
    OF_FLOW.put("initiator-guessed", f -> yes(f.initiatorGuessed()));
    OF_FLOW.put("packets", Flow::packets);
    OF_FLOW.put("resets", Flow::resetCount);
    OF_FLOW.put("icmp", Flow::icmpCount);
    OF_FLOW.put("port-reused", f -> yes(f.isPortReused()));
    OF_FLOW.put("reuses-ports", f -> yes(f.reusesPorts()));
    OF_FLOW.put("stale-challenge-frame", Flow::staleChallengeFrame);
    OF_FLOW.put("stale-half-open", f -> yes(f.isStaleHalfOpen()));
    OF_FLOW.put("has-ended", f -> yes(f.hasEnded()));
    OF_FLOW.put("initial-rtt", f -> f.initialRttNanos() < 0 ? "none" : f.initialRttNanos() / 1000);

    OF_FLOW.put("first-frame", Flow::firstFrame);
    OF_FLOW.put("last-frame", Flow::lastFrame);

    OF_HALF.put("packets", HalfFlow::packets);
    OF_HALF.put("payload-bytes", HalfFlow::payloadBytes);
    OF_HALF.put("unique-bytes", HalfFlow::uniqueBytes);
    OF_HALF.put("retransmitted-bytes", HalfFlow::retransmittedBytes);
    OF_HALF.put("data-segments", HalfFlow::dataSegments);
    OF_HALF.put("retransmitted-segments", HalfFlow::retransmittedSegments);
    OF_HALF.put("out-of-order-segments", HalfFlow::outOfOrderSegments);
    OF_HALF.put("lost-segments", HalfFlow::lostSegments);
    OF_HALF.put("missing-bytes", HalfFlow::missingBytes);
    OF_HALF.put("duplicate-acks", HalfFlow::duplicateAcks);
    OF_HALF.put("resets", HalfFlow::resets);
    OF_HALF.put("syn-count", HalfFlow::synCount);
    OF_HALF.put("fin-count", HalfFlow::finCount);
    OF_HALF.put("fin-frame", HalfFlow::finFrame);
    OF_HALF.put("fin-acked-frame", HalfFlow::finAckedFrame);
    OF_HALF.put("bytes-after-peer-fin", HalfFlow::bytesAfterPeerFin);
    OF_HALF.put("window", HalfFlow::window);
    OF_HALF.put("zero-windows", HalfFlow::zeroWindows);
    OF_HALF.put("zero-window-frame", HalfFlow::zeroWindowFrame);
    OF_HALF.put("repeats", HalfFlow::repeats);
    OF_HALF.put("first-repeat-frame", HalfFlow::firstRepeatFrame);
    OF_HALF.put("last-repeat-frame", HalfFlow::lastRepeatFrame);
    OF_HALF.put("unanswered-probes", HalfFlow::unansweredProbes);
    OF_HALF.put("window-probes", HalfFlow::windowProbes);
    OF_HALF.put("zero-window-since", h -> sinceStart(h.zeroWindowSince()));
    OF_HALF.put("first-probe-frame", HalfFlow::firstProbeFrame);
    OF_HALF.put("last-probe-frame", HalfFlow::lastProbeFrame);
    OF_HALF.put("probes-when-heard", HalfFlow::probesWhenHeard);
    OF_HALF.put("ack-sent", h -> Integer.toUnsignedString(h.ackSent()));
    OF_HALF.put("ack-progress-time", h -> sinceStart(h.ackProgressTime()));
    OF_HALF.put("first-data-time", h -> sinceStart(h.firstDataTime()));
    OF_HALF.put("last-data-time", h -> sinceStart(h.lastDataTime()));
    OF_HALF.put("last-data-frame", HalfFlow::lastDataFrame);
    OF_HALF.put("fin-time", h -> sinceStart(h.finTime()));
    OF_HALF.put("fin-acked-time", h -> sinceStart(h.finAckedTime()));
    OF_HALF.put("ttl-min", HalfFlow::ttlMin);
    OF_HALF.put("ttl-max", HalfFlow::ttlMax);
    OF_HALF.put("non-zero-ip-ids", HalfFlow::nonZeroIpIds);
    OF_HALF.put("sack-permitted", h -> yes(h.sackPermitted()));
    OF_HALF.put("ttl", HalfFlow::ttl);
    OF_HALF.put("ip-id", HalfFlow::ipId);
    OF_HALF.put("uses-timestamps", h -> yes(h.usesTimestamps()));
    OF_HALF.put("window-scale", HalfFlow::windowScale);
    OF_HALF.put("mss", HalfFlow::mss);
    OF_HALF.put("rtt-count", HalfFlow::rttCount);
    OF_HALF.put("rtt-min", h -> micros(h.rttMinNanos()));
    OF_HALF.put("rtt-mean", h -> micros(h.rttMeanNanos()));
    OF_HALF.put("rtt-max", h -> micros(h.rttMaxNanos()));

    OF_RESET.put("sender", r -> r.sender().text());
    OF_RESET.put("frame", ResetRecord::frame);
    OF_RESET.put("window", ResetRecord::window);
    OF_RESET.put("payload-length", ResetRecord::payloadLength);
    OF_RESET.put("options-length", ResetRecord::optionsLength);
    OF_RESET.put("has-timestamps", r -> yes(r.hasTimestamps()));
    OF_RESET.put("multipath-reason", ResetRecord::multipathReason);
    OF_RESET.put("ttl", ResetRecord::ttl);
    OF_RESET.put("ip-id", ResetRecord::ipId);
    OF_RESET.put("seq-minus-snd-nxt", r -> r.seq() - r.sndNxt());
    OF_RESET.put("seq-minus-victim-ack", r -> r.seq() - r.victimAck());
    OF_RESET.put("fin-seen", r -> yes(r.finSeen()));
    OF_RESET.put("fin-acked", r -> yes(r.finAcked()));
    OF_RESET.put("victim-fin-seen", r -> yes(r.victimFinSeen()));
    OF_RESET.put("victim-fin-acked", r -> yes(r.victimFinAcked()));
    OF_RESET.put("unique-bytes", ResetRecord::uniqueBytes);
    OF_RESET.put("victim-unique-bytes", ResetRecord::victimUniqueBytes);
    OF_RESET.put("time", r -> sinceStart(r.timeNanos()));
    OF_RESET.put("has-ack", r -> yes(r.hasAck()));
    OF_RESET.put("knows-snd-nxt", r -> yes(r.knowsSndNxt()));
    OF_RESET.put("knows-victim-ack", r -> yes(r.knowsVictimAck()));
    OF_RESET.put("knows-ack-sent", r -> yes(r.knowsAckSent()));
    OF_RESET.put("ack-minus-victim-snd-nxt", r -> r.ack() - r.victimSndNxt());
    OF_RESET.put("ack-minus-ack-sent", r -> r.ack() - r.ackSent());
    OF_RESET.put("probes-before-trigger", ResetRecord::probesBeforeTrigger);
    OF_RESET.put("sender-repeats", ResetRecord::senderRepeats);
    OF_RESET.put("sender-segments", ResetRecord::senderSegments);
    OF_RESET.put("sender-ip-id", ResetRecord::senderIpId);
    OF_RESET.put("victim-segments", ResetRecord::victimSegments);
    OF_RESET.put("victim-ip-id", ResetRecord::victimIpId);
    OF_RESET.put("victim-window", ResetRecord::victimWindow);
    OF_RESET.put("trigger-time", r -> sinceStart(r.triggerTime()));
    OF_RESET.put("trigger-seq", r -> Integer.toUnsignedString(r.triggerSeq()));
    OF_RESET.put("trigger-ack", r -> Integer.toUnsignedString(r.triggerAck()));
    OF_RESET.put("trigger-flags", r -> "0x" + Integer.toHexString(r.triggerFlags()));
    OF_RESET.put("trigger-analysis", r -> analysis(r.triggerMask()));
    OF_RESET.put("previous-time", r -> sinceStart(r.previousTime()));
    OF_RESET.put("sender-previous-time", r -> sinceStart(r.senderPreviousTime()));
    OF_RESET.put("sender-data-time", r -> sinceStart(r.senderDataTime()));
    OF_RESET.put("victim-data-time", r -> sinceStart(r.victimDataTime()));
    OF_RESET.put("victim-data-frame", ResetRecord::victimDataFrame);
    OF_RESET.put("sender-continued-time", r -> sinceStart(r.senderContinuedTime()));
    OF_RESET.put("victim-continued-time", r -> sinceStart(r.victimContinuedTime()));
    OF_RESET.put("unanswered-probes", ResetRecord::unansweredProbes);
    OF_RESET.put("victim-repeats", ResetRecord::victimRepeats);
    OF_RESET.put("prior-resets", ResetRecord::priorResets);
    OF_RESET.put("trigger-frame", ResetRecord::triggerFrame);
    OF_RESET.put("trigger-payload", ResetRecord::triggerPayload);
    OF_RESET.put("sender-segments-after", ResetRecord::senderSegmentsAfter);
    OF_RESET.put("sender-continued-frame", ResetRecord::senderContinuedFrame);
    OF_RESET.put("victim-segments-after", ResetRecord::victimSegmentsAfter);
    OF_RESET.put("victim-continued-frame", ResetRecord::victimContinuedFrame);
    OF_RESET.put("challenge-frame", ResetRecord::challengeFrame);
    OF_RESET.put("resets-after", ResetRecord::resetsAfter);
  }

  private FlowFacts() {}

  private static String yes(boolean value) {
    return value ? "yes" : "no";
  }

  private static Object sinceStart(long nanos) {
    return nanos == Flow.NEVER ? "never" : (nanos - SegRunner.EPOCH_NANOS) / 1000;
  }

  /// The flags of a mask with commas, or "none".
  private static String analysis(int mask) {
    var flags = SegmentFlag.of(mask).stream().map(SegmentFlag::text).toList();
    return flags.isEmpty() ? "none" : String.join(",", flags);
  }

  private static Object micros(OptionalLong nanos) {
    return nanos.isEmpty() ? "none" : nanos.getAsLong() / 1000;
  }
}
