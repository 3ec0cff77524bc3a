// SPDX-License-Identifier: Apache-2.0
package dev.teardown.seg;

import dev.teardown.flow.Flow;
import dev.teardown.flow.HalfFlow;
import dev.teardown.flow.ResetRecord;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/// The names under which scripts expect properties of flows: the product's, in kebab-case. Booleans
/// are yes or no; round trips are microseconds, "none" where there are none.
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

  private static Object micros(OptionalLong nanos) {
    return nanos.isEmpty() ? "none" : nanos.getAsLong() / 1000;
  }
}
