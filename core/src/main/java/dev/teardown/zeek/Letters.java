// SPDX-License-Identifier: Apache-2.0
package dev.teardown.zeek;

import dev.teardown.wire.TcpFlags;

/// One end's letters in the history: which it has already, and when one may come again
/// (docs/reference/zeek.md, "history").
final class Letters {

  private static final int CONTROL = TcpFlags.SYN | TcpFlags.FIN | TcpFlags.RST;

  private final History history;
  private final boolean ofOriginator;
  private int seen;
  private long synNumber;
  private long finNumber;
  private long rstNumber;
  private long badChecksums;
  private long gaps;
  private long repeats;
  private long zeroWindows;

  Letters(History history, boolean ofOriginator) {
    this.history = history;
    this.ofOriginator = ofOriginator;
  }

  /// The letter of a segment's flags.
  ///
  /// @param relative the segment's number, relative to the end's start
  void segment(int flags, long relative, int payloadLength) {
    boolean ack = (flags & TcpFlags.ACK) != 0;
    switch (flags & CONTROL) {
      case 0 -> withoutControl(ack, payloadLength);
      case TcpFlags.SYN -> {
        again('s', ack ? 'h' : 's', relative != synNumber);
        synNumber = relative;
      }
      case TcpFlags.FIN -> {
        // where the FIN itself stands, so that one repeated with the data before it is the same
        again('f', 'f', relative + payloadLength != finNumber);
        finNumber = relative + payloadLength;
      }
      case TcpFlags.RST -> {
        again('r', 'r', relative != rstNumber);
        rstNumber = relative;
      }
      case TcpFlags.SYN | TcpFlags.FIN, TcpFlags.SYN | TcpFlags.RST -> again('q', 'q', false);
      default -> again('i', 'i', false); // FIN with RST, also with SYN
    }
  }

  private void withoutControl(boolean ack, int payloadLength) {
    if (payloadLength > 0) {
      again('d', 'd', false);
    } else if (ack) {
      again('a', 'a', false);
    }
  }

  /// Adds `letter` the first time that something of its kind happens, later only if it `moved`: SYN
  /// and SYN+ACK are one kind.
  private void again(char kind, char letter, boolean moved) {
    int bit = 1 << kind - 'a';
    boolean isFirst = (seen & bit) == 0;
    seen |= bit;
    if (isFirst || moved) {
      history.add(letter, ofOriginator);
    }
  }

  void badChecksum() {
    history.addScaled('c', ofOriginator, ++badChecksums);
  }

  void gap() {
    history.addScaled('g', ofOriginator, ++gaps);
  }

  void repeat() {
    history.addScaled('t', ofOriginator, ++repeats);
  }

  void zeroWindow() {
    history.addScaled('w', ofOriginator, ++zeroWindows);
  }
}
