// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

/// The endings that are generated, each with the segments that Linux sends for it.
enum GeneratedEnding {
  FIN("fin", "fin", 600, 860, Ender.ACTOR, OrderlyScripts::fin, 3, 4),
  FIN_SIMULTANEOUS(
      "fin-simultaneous", "fin-simultaneous,fin", 20, 10, Ender.BOTH, OrderlyScripts::crossing, 4),
  FIN_HALF_CLOSE(
      "fin-half-close", "fin-half-close", 40, 10, Ender.ACTOR, OrderlyScripts::halfClose, 7),
  FIN_UNANSWERED(
      "fin-unanswered",
      "fin-unanswered,close-wait-leak,fin-wait-2-held,fin-wait-2-expired",
      30,
      10,
      Ender.ACTOR,
      OrderlyScripts::unanswered,
      2),
  UNREAD_DATA(
      "unread-data", "unread-data,active-reset", 90, 40, Ender.ACTOR, ResetScripts::unread, 3),
  LINGER_ZERO(
      "linger-zero", "linger-zero,active-reset", 40, 20, Ender.ACTOR, ResetScripts::lingerZero, 1),
  DATA_AFTER_CLOSE(
      "data-after-close",
      "data-after-close,data-after-shutdown,reply-reset",
      40,
      15,
      Ender.ACTOR,
      ResetScripts::dataAfterClose,
      4,
      6),
  PEER_FORGOT(
      "peer-forgot",
      "peer-forgot,peer-gave-up,state-lost,reply-reset",
      20,
      3,
      Ender.ACTOR,
      ResetScripts::peerForgot,
      2),
  KEEPALIVE_TIMEOUT(
      "keepalive-timeout",
      "keepalive-timeout,user-timeout,active-reset",
      15,
      2,
      Ender.ACTOR,
      ResetScripts::keepalive,
      4,
      6,
      10),
  REFUSED("refused", "refused", 30, 15, Ender.RESPONDER, ConnectScripts::refused, 2),
  CONNECT_TIMEOUT(
      "connect-timeout",
      "connect-timeout,backlog-dropped,silence",
      15,
      3,
      Ender.INITIATOR,
      ConnectScripts::silence,
      ConnectScripts.SYN_SECONDS_SINCE_6_5.length,
      ConnectScripts.SYN_SECONDS_BEFORE_6_5.length),
  RETRANSMISSION_TIMEOUT(
      "retransmission-timeout",
      "retransmission-timeout,user-timeout,path-gone,silence",
      15,
      2,
      Ender.ACTOR,
      SilenceScripts::retransmissions,
      7,
      8,
      17),
  OPEN("open", "open", 45, 10, Ender.NOBODY, (conversation, recipe) -> {}, 0);

  /// How the truth file names the ender.
  enum Ender {
    ACTOR,
    INITIATOR,
    RESPONDER,
    BOTH,
    NOBODY
  }

  /// Plans the segments of an ending.
  @FunctionalInterface
  interface Script {
    void plan(Conversation conversation, FlowRecipe recipe);
  }

  private final String code;
  private final String acceptedCodes;
  private final int perMille;
  private final int perMilleOfShortFlows;
  private final Ender ender;
  private final Script script;
  private final int[] packetsOfVariant;

  GeneratedEnding(
      String code,
      String acceptedCodes,
      int perMille,
      int perMilleOfShortFlows,
      Ender ender,
      Script script,
      int... packetsOfVariant) {
    this.code = code;
    this.acceptedCodes = acceptedCodes;
    this.perMille = perMille;
    this.perMilleOfShortFlows = perMilleOfShortFlows;
    this.ender = ender;
    this.script = script;
    this.packetsOfVariant = packetsOfVariant;
  }

  /// The ending's code in Teardown's contract.
  String code() {
    return code;
  }

  /// The codes that these segments allow where the packets alone cannot decide, the true one first.
  String acceptedCodes() {
    return acceptedCodes;
  }

  int perMille(boolean shortFlows) {
    return shortFlows ? perMilleOfShortFlows : perMille;
  }

  Ender enderRule() {
    return ender;
  }

  int variants() {
    return packetsOfVariant.length;
  }

  int packets(int variant) {
    return packetsOfVariant[variant];
  }

  boolean isEstablished() {
    return this != REFUSED && this != CONNECT_TIMEOUT;
  }

  /// Whether another connection may take over the addresses and ports at once.
  boolean freesPorts() {
    return switch (this) {
      case FIN, FIN_SIMULTANEOUS, FIN_HALF_CLOSE, UNREAD_DATA, LINGER_ZERO, REFUSED -> true;
      case FIN_UNANSWERED,
          DATA_AFTER_CLOSE,
          PEER_FORGOT,
          KEEPALIVE_TIMEOUT,
          CONNECT_TIMEOUT,
          RETRANSMISSION_TIMEOUT,
          OPEN ->
          false;
    };
  }

  void plan(Conversation conversation, FlowRecipe recipe) {
    script.plan(conversation, recipe);
    if (conversation.queue.size() != packets(recipe.variant())) {
      throw new IllegalStateException(
          "%s planned %d segments instead of %d"
              .formatted(code, conversation.queue.size(), packets(recipe.variant())));
    }
  }
}
