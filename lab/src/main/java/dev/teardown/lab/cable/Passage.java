// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import java.util.SplittableRandom;

/// One packet's way through the cable while it is decided: the packet, and what becomes of it. One
/// object for all packets of a direction; valid during [Impairment#enter(Passage)] only.
public final class Passage {

  /// Of a packet that waits until it is released.
  static final long HELD = Long.MAX_VALUE;

  private static final int NO_BIT = -1;

  private final SplittableRandom random;
  private final PacketView packet = new PacketView();
  private long nowNanos;
  private long dueNanos;
  private String dropReason = "";
  private Unreachable reply = Unreachable.NONE;
  private int replyMtu;
  private int flippedBit;
  private boolean isDuplicated;
  private boolean mayBeOvertaken;

  Passage(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /// Starts with a packet that passes at once; the caller points [#packet()] at it.
  void begin(long now) {
    nowNanos = now;
    dueNanos = now;
    dropReason = "";
    reply = Unreachable.NONE;
    replyMtu = 0;
    flippedBit = NO_BIT;
    isDuplicated = false;
    mayBeOvertaken = false;
  }

  public PacketView packet() {
    return packet;
  }

  /// The direction's own, seeded: the same packets meet the same fate.
  public SplittableRandom random() {
    return random;
  }

  /// Whether something happens that happens with this probability, from 0 to 1.
  public boolean chance(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  /// When it entered, in nanoseconds of `System.nanoTime()`.
  public long nowNanos() {
    return nowNanos;
  }

  /// When it is to leave; not before it entered.
  public long dueNanos() {
    return dueNanos;
  }

  public void delayUntil(long nanos) {
    dueNanos = Math.max(nowNanos, nanos);
  }

  /// @param reason one word or two, a constant: drops are counted by it
  public void drop(String reason) {
    dropReason = reason;
  }

  boolean isDropped() {
    return !dropReason.isEmpty();
  }

  String dropReason() {
    return dropReason;
  }

  /// Keeps it until no impairment of this direction [Impairment#holds()].
  public void hold() {
    dueNanos = HELD;
  }

  /// Lets a copy follow it.
  public void duplicate() {
    isDuplicated = true;
  }

  boolean isDuplicated() {
    return isDuplicated;
  }

  /// Packets that enter later need not wait for this one. Without that, order is kept.
  public void letOthersOvertake() {
    mayBeOvertaken = true;
  }

  boolean mayBeOvertaken() {
    return mayBeOvertaken;
  }

  /// Turns one bit of the IP packet over on its way; bit 0 is the first of its first byte.
  public void flip(int bit) {
    flippedBit = bit;
  }

  boolean isCorrupted() {
    return flippedBit != NO_BIT;
  }

  int flippedBit() {
    return flippedBit;
  }

  /// Has a router answer the sender, beside whatever else becomes of the packet.
  ///
  /// @param mtu for [Unreachable#TOO_BIG], otherwise 0
  public void reply(Unreachable kind, int mtu) {
    reply = kind;
    replyMtu = mtu;
  }

  Unreachable reply() {
    return reply;
  }

  int replyMtu() {
    return replyMtu;
  }
}
