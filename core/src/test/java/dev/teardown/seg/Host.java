// SPDX-License-Identifier: Apache-2.0
package dev.teardown.seg;

import static dev.teardown.seg.SegEvent.Option;

import dev.teardown.flow.Side;
import dev.teardown.wire.FrameBuilder;
import dev.teardown.wire.TcpFlags;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One end of a connection as it writes frames: fills in what a script leaves out, as Linux would.
///
/// Identifications: 0 for SYN+ACK, else a counter. Timestamps: once both SYNs had them.
final class Host {

  private static final List<Option> LINUX_SYN =
      List.of(
          new Option("mss", List.of("1460")),
          new Option("sackOK", List.of()),
          new Option("ts", List.of()),
          new Option("wscale", List.of("7")));

  private static final int SYN_WINDOW = 64240;
  private static final int WINDOW = 502;

  private final Connection.End end;
  private final Connection.End peerEnd;
  private int identification;
  private int sndNxt;
  private int lastTsVal;
  private boolean synSent;
  private Set<String> synOptions = Set.of();
  private boolean timestamps;
  byte @Nullable [] lastPacket;

  Host(Connection connection, Side side) {
    this.end = connection.end(side);
    this.peerEnd = connection.end(side.other());
    this.identification = side == Side.INITIATOR ? 0x1000 : 0x2000;
    this.timestamps = end.timestamps();
  }

  /// Writes one segment as an Ethernet frame.
  byte[] write(SegEvent.Segment segment, Host peer) {
    var builder = builder();
    int flags = segment.flags();
    boolean syn = (flags & TcpFlags.SYN) != 0;
    int seq = segment.seq().orElse(syn ? 0 : sndNxt);
    var marks = segment.marks();
    builder.flags(flags);
    builder.seq(marks.rawSeq().orElse(end.iss() + seq));
    builder.ack(marks.rawAck().orElse(ackField(segment, peer)));
    builder.window(segment.window().orElse(syn ? SYN_WINDOW : WINDOW));
    builder.ttl(marks.ttl().orElse(end.ttl()));
    builder.id(marks.id().orElseGet(() -> nextIdentification(flags)));
    options(builder, segment, syn, peer);
    payload(builder, segment);
    advance(
        seq + segment.length() + Integer.bitCount(flags & (TcpFlags.SYN | TcpFlags.FIN)), flags);
    lastPacket = builder.toIp();
    byte[] frame = builder.toEthernet();
    if (marks.badChecksum()) {
      frame[frame.length - lastPacket.length + ipHeaderLength() + 16] ^= 0x55;
    }
    return frame;
  }

  /// A packet of this side with another sequence number than its last, for an ICMP error to quote.
  byte[] packetWithSeq(int seq) {
    return builder().seq(end.iss() + seq).toIp();
  }

  private FrameBuilder builder() {
    return FrameBuilder.between(end.address(), peerEnd.address()).ports(end.port(), peerEnd.port());
  }

  private int ipHeaderLength() {
    return end.address().contains(":") ? 40 : 20;
  }

  private int ackField(SegEvent.Segment segment, Host peer) {
    if (segment.ack().isPresent()) {
      return peerEnd.iss() + segment.ack().getAsInt();
    }
    return (segment.flags() & TcpFlags.ACK) != 0 ? peerEnd.iss() + peer.sndNxt : 0;
  }

  private int nextIdentification(int flags) {
    boolean synAck = (flags & (TcpFlags.SYN | TcpFlags.ACK)) == (TcpFlags.SYN | TcpFlags.ACK);
    return synAck ? 0 : identification++;
  }

  private void advance(int next, int flags) {
    if ((flags & TcpFlags.RST) == 0 && next > sndNxt) {
      sndNxt = next;
    }
  }

  private void payload(FrameBuilder builder, SegEvent.Segment segment) {
    byte[] text = segment.payload();
    if (text != null) {
      builder.payload(text);
    } else {
      builder.payloadOf(segment.length());
    }
  }

  private void options(FrameBuilder builder, SegEvent.Segment segment, boolean syn, Host peer) {
    int now = (int) (segment.atNanos() / 1_000_000) + end.port();
    var list = chosen(segment, syn, peer);
    if (syn) {
      synSent = true;
      synOptions = list.stream().map(Option::name).collect(Collectors.toSet());
      timestamps = synOptions.contains("ts");
    }
    for (var option : list) {
      write(builder, option, now, peer);
    }
  }

  private List<Option> chosen(SegEvent.Segment segment, boolean syn, Host peer) {
    var stated = segment.options();
    var list = new ArrayList<Option>();
    if (stated != null) {
      list.addAll(stated);
    } else if (syn) {
      list.addAll(LINUX_SYN);
      if (peer.synSent) {
        list.removeIf(o -> !o.name().equals("mss") && !peer.synOptions.contains(o.name()));
      }
    }
    boolean has = list.stream().anyMatch(o -> o.name().equals("ts"));
    if (!syn && !has && timestamps && peer.timestamps && !segment.marks().noTimestamps()) {
      list.add(new Option("ts", List.of()));
    }
    return list;
  }

  private void write(FrameBuilder builder, Option option, int now, Host peer) {
    int[] numbers =
        option.name().equals("kind")
            ? new int[0]
            : option.arguments().stream()
                .flatMap(text -> List.of(text.split(":")).stream())
                .mapToInt(text -> (int) (long) Long.decode(text))
                .toArray();
    switch (option.name()) {
      case "mss" -> builder.mss(numbers[0]);
      case "sackOK" -> builder.sackPermitted();
      case "wscale" -> builder.windowScale(numbers[0]);
      case "ts" -> {
        lastTsVal = numbers.length > 0 ? numbers[0] : now;
        builder.timestamps(lastTsVal, numbers.length > 1 ? numbers[1] : peer.lastTsVal);
      }
      case "sack" -> {
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] += peerEnd.iss();
        }
        builder.sack(numbers);
      }
      case "kind" ->
          builder.option(
              Integer.parseInt(option.arguments().getFirst()),
              HexFormat.of()
                  .parseHex(
                      String.join("", option.arguments().subList(1, option.arguments().size()))));
      default -> throw new IllegalArgumentException("unknown option " + option.name());
    }
  }
}
