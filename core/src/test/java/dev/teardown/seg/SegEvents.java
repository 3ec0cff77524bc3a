// SPDX-License-Identifier: Apache-2.0
package dev.teardown.seg;

import dev.teardown.flow.Side;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what follows the time on an event's line.
final class SegEvents {

  private static final Pattern RANGE = Pattern.compile("(-?\\d+):(-?\\d+)(?:\\((\\d+)\\))?");

  /// In the order of the bits of [dev.teardown.wire.TcpFlags]; the point is ACK, as packetdrill has
  /// it.
  private static final String FLAG_LETTERS = "FSRP.UEWA";

  private record Party(Connection connection, Side side) {}

  private SegEvents() {}

  static SegEvent parse(long atNanos, Map<String, Connection> connections, Words words) {
    if (words.accept("end")) {
      return new SegEvent.End(words.line(), atNanos);
    }
    if (words.accept("icmp")) {
      return icmp(atNanos, connections, words);
    }
    var party = party(connections, words);
    words.require(">");
    return new Reader(atNanos, party, words).read();
  }

  /// `i`, `r`, or with the connection's name: `b.i`.
  private static Party party(Map<String, Connection> connections, Words words) {
    String word = words.next("a side");
    int dot = word.lastIndexOf('.');
    var connection = connections.get(dot < 0 ? "" : word.substring(0, dot));
    var side = Connection.side(word.substring(dot + 1));
    if (connection == null || side.isEmpty()) {
      throw words.wrongBefore("no side of a connection: '" + word + "'");
    }
    return new Party(connection, side.get());
  }

  private static SegEvent icmp(long atNanos, Map<String, Connection> connections, Words words) {
    String[] kind = words.next("TYPE/CODE").split("/");
    if (kind.length != 2) {
      throw words.wrongBefore("TYPE/CODE expected");
    }
    words.require("from");
    String router = words.next("an address");
    words.require("quotes");
    var party = party(connections, words);
    var seq = words.accept("seq") ? OptionalInt.of(words.integer("seq")) : OptionalInt.empty();
    return new SegEvent.Icmp(
        words.line(),
        atNanos,
        party.connection,
        words.integerOf(kind[0], "type"),
        words.integerOf(kind[1], "code"),
        router,
        party.side,
        seq);
  }

  /// Collects the parts of one segment, in whatever order they come.
  private static final class Reader {

    private final long atNanos;
    private final Party party;
    private final Words words;
    private OptionalInt seq = OptionalInt.empty();
    private OptionalInt ack = OptionalInt.empty();
    private OptionalInt window = OptionalInt.empty();
    private OptionalInt ttl = OptionalInt.empty();
    private OptionalInt id = OptionalInt.empty();
    private OptionalInt rawSeq = OptionalInt.empty();
    private OptionalInt rawAck = OptionalInt.empty();
    private OptionalInt captured = OptionalInt.empty();
    private @Nullable List<SegEvent.Option> options;
    private byte @Nullable [] payload;
    private int length;
    private boolean noTimestamps;
    private boolean badChecksum;

    Reader(long atNanos, Party party, Words words) {
      this.atNanos = atNanos;
      this.party = party;
      this.words = words;
    }

    SegEvent read() {
      int flags = flags(words.next("flags"));
      while (words.hasNext()) {
        part(words.next("a part"));
      }
      return new SegEvent.Segment(
          words.line(),
          atNanos,
          party.connection,
          party.side,
          flags,
          seq,
          length,
          ack,
          window,
          options,
          payload,
          new SegEvent.Marks(ttl, id, rawSeq, rawAck, captured, noTimestamps, badChecksum));
    }

    private int flags(String letters) {
      int flags = 0;
      for (char letter : letters.equals("-") ? new char[0] : letters.toCharArray()) {
        int bit = FLAG_LETTERS.indexOf(letter);
        if (bit < 0) {
          throw words.wrongBefore("flags are letters of " + FLAG_LETTERS + ", or - for none");
        }
        flags |= 1 << bit;
      }
      return flags;
    }

    private void part(String word) {
      switch (word) {
        case "seq" -> seq = OptionalInt.of(words.integer("seq"));
        case "ack" -> ack = OptionalInt.of(words.integer("ack"));
        case "win" -> window = OptionalInt.of(words.integer("win"));
        case "ttl" -> ttl = OptionalInt.of(words.integer("ttl"));
        case "id" -> id = OptionalInt.of(words.integer("id"));
        case "rawseq" -> rawSeq = OptionalInt.of(words.integer("rawseq"));
        case "rawack" -> rawAck = OptionalInt.of(words.integer("rawack"));
        case "captured" -> captured = OptionalInt.of(words.integer("captured"));
        case "nots" -> noTimestamps = true;
        case "badsum" -> badChecksum = true;
        case "bare" -> bare();
        default -> rangeOrText(word);
      }
    }

    /// The answer of a kernel without a socket: no options, window 0, identification 0.
    private void bare() {
      noTimestamps = true;
      window = OptionalInt.of(0);
      id = OptionalInt.of(0);
    }

    private void rangeOrText(String word) {
      var range = RANGE.matcher(word);
      if (word.startsWith("<")) {
        options = options(word.substring(1, word.length() - 1));
      } else if (word.startsWith("\"")) {
        payload = word.substring(1, word.length() - 1).getBytes(StandardCharsets.UTF_8);
        length = payload.length;
      } else if (range.matches()) {
        int from = words.integerOf(range.group(1), "start");
        length = words.integerOf(range.group(2), "end") - from;
        seq = OptionalInt.of(from);
        String stated = range.group(3);
        if (length < 0 || stated != null && words.integerOf(stated, "length") != length) {
          throw words.wrongBefore("START:END(LENGTH) do not fit");
        }
      } else {
        throw words.wrongBefore("not understood: '" + word + "'");
      }
    }

    private List<SegEvent.Option> options(String text) {
      var list = new ArrayList<SegEvent.Option>();
      for (String part : text.split(",")) {
        if (!part.isBlank()) {
          var pieces = List.of(part.strip().split("\\s+"));
          list.add(new SegEvent.Option(pieces.getFirst(), pieces.subList(1, pieces.size())));
        }
      }
      return list;
    }
  }
}
