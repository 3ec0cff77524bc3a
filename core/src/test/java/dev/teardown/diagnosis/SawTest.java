// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import static dev.teardown.wire.TcpFlags.ACK;
import static dev.teardown.wire.TcpFlags.FIN;
import static dev.teardown.wire.TcpFlags.RST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.evidence.CaseFile;
import dev.teardown.flow.Side;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The outcomes that were measured on Linux 6.18, one test per row of the table of that run: what
/// the side sees that did not end the connection. Where the run's first call was a receive, the
/// error was delivered there, and its sends show EPIPE at once; here each list stands for itself,
/// as if it alone had been called.
class SawTest {

  private static CaseFile dataThenReset() {
    return Cases.established()
        .initiator(ACK, 1, 1, 100)
        .responder(ACK, 1, 101, 10)
        .initiator(RST | ACK, 101, 11, 0)
        .caseFile();
  }

  private static CaseFile finThenDataThenReset() {
    return Cases.established()
        .initiator(ACK, 1, 1, 100)
        .initiator(FIN | ACK, 101, 1, 0)
        .responder(ACK, 1, 102, 10)
        .initiator(RST, 102, 0, 0)
        .caseFile();
  }

  private static CaseFile finThenReset() {
    return Cases.established()
        .initiator(ACK, 1, 1, 100)
        .initiator(FIN | ACK, 101, 1, 0)
        .responder(ACK, 1, 102, 0)
        .initiator(RST | ACK, 102, 1, 0)
        .caseFile();
  }

  private static CaseFile answeredByReset() {
    return Cases.established()
        .responder(ACK, 1, 1, 10)
        .initiator(ACK, 1, 11, 100)
        .responder(ACK, 11, 101, 10)
        .initiator(RST, 11, 0, 0)
        .caseFile();
  }

  private static Saw saw(CaseFile caseFile, Ending ending, EndedBy who, Side side) {
    var finding = Finding.of(ending, who, Certainty.LIKELY).says("");
    return SawRules.of(caseFile, finding, side);
  }

  private static Saw responder(CaseFile caseFile, Ending ending) {
    return saw(caseFile, ending, EndedBy.INITIATOR, Side.RESPONDER);
  }

  private static void is(Saw saw, List<String> receives, List<String> sends) {
    assertThat(saw.receives()).isEqualTo(receives);
    assertThat(saw.sends()).isEqualTo(sends);
    assertThat(saw.note()).isNotBlank();
    assertThat(saw.windows()).endsWith("(documented, not run here)");
  }

  @Nested
  @DisplayName("S1: the cable is cut")
  class Cut {

    @Test
    void idle() {
      is(
          responder(Cases.established().caseFile(), Ending.IDLE_DEAD),
          List.of("blocks"),
          List.of("ok"));
    }

    @Test
    void sending() {
      var file = Cases.established().responder(ACK, 1, 1, 10).caseFile();
      is(
          saw(file, Ending.RETRANSMISSION_TIMEOUT, EndedBy.RESPONDER, Side.RESPONDER),
          List.of("ETIMEDOUT", "eof"),
          List.of("ok", "ETIMEDOUT", "EPIPE"));
    }

    @Test
    void keepAlive() {
      is(
          saw(
              Cases.established().caseFile(),
              Ending.KEEPALIVE_TIMEOUT,
              EndedBy.RESPONDER,
              Side.RESPONDER),
          List.of("ETIMEDOUT", "eof"),
          List.of("ETIMEDOUT", "EPIPE"));
    }

    @Test
    void rebootedPeer() {
      is(
          responder(answeredByReset(), Ending.PEER_FORGOT),
          List.of("data", "ECONNRESET", "eof"),
          List.of("ok", "ECONNRESET", "EPIPE"));
    }
  }

  @Nested
  @DisplayName("S2, S3, S4 with nothing unread; S5, C1: a FIN")
  class Fin {

    @Test
    void closedAfterSending() {
      var file =
          Cases.established()
              .initiator(ACK, 1, 1, 100)
              .initiator(FIN | ACK, 101, 1, 0)
              .responder(FIN | ACK, 1, 102, 0)
              .initiator(ACK, 102, 2, 0)
              .caseFile();
      is(responder(file, Ending.FIN), List.of("data", "eof"), List.of("ok", "EPIPE"));
    }

    @Test
    void sentToAClosedSide() {
      var saw = responder(finThenDataThenReset(), Ending.DATA_AFTER_CLOSE);
      is(saw, List.of("data", "eof"), List.of("ok", "EPIPE"));
      assertThat(saw.note()).contains("SIGPIPE");
    }

    @Test
    void halfClose() {
      is(
          responder(finThenDataThenReset(), Ending.FIN_HALF_CLOSE),
          List.of("data", "eof"),
          List.of("ok"));
    }
  }

  @Nested
  @DisplayName("S3, S4, C3 with unread data or SO_LINGER 0: an active reset")
  class ActiveReset {

    @Test
    void unreadData() {
      is(
          responder(dataThenReset(), Ending.UNREAD_DATA),
          List.of("data", "ECONNRESET", "eof"),
          List.of("ECONNRESET", "EPIPE"));
    }

    @Test
    void unreadDataNamesTheBoundAtTheEnder() {
      var saw = saw(dataThenReset(), Ending.UNREAD_DATA, EndedBy.INITIATOR, Side.INITIATOR);
      assertThat(saw.note()).contains("up to 10 bytes");
      assertThat(saw.receives()).isEmpty();
    }

    @Test
    void lingerZero() {
      is(
          responder(dataThenReset(), Ending.LINGER_ZERO),
          List.of("data", "ECONNRESET", "eof"),
          List.of("ECONNRESET", "EPIPE"));
    }

    @Test
    void afterShutdown() {
      is(
          responder(finThenReset(), Ending.UNREAD_DATA_AFTER_FIN),
          List.of("data", "eof"),
          List.of("EPIPE"));
    }
  }

  @Nested
  @DisplayName("C2: the client sends while data is on its way")
  class SendDuringClose {

    @Test
    void finHadArrived() {
      is(
          responder(finThenDataThenReset(), Ending.DATA_AFTER_CLOSE),
          List.of("data", "eof"),
          List.of("ok", "EPIPE"));
    }

    @Test
    void finNeverSent() {
      is(
          responder(answeredByReset(), Ending.DATA_AFTER_CLOSE),
          List.of("data", "ECONNRESET", "eof"),
          List.of("ok", "ECONNRESET", "EPIPE"));
    }
  }

  @Nested
  @DisplayName("ended from outside")
  class FromOutside {

    @Test
    void destroyedPeer() {
      is(
          responder(dataThenReset(), Ending.DESTROYED),
          List.of("data", "ECONNRESET", "eof"),
          List.of("ECONNRESET", "EPIPE"));
    }

    @Test
    void destroyedOwner() {
      is(
          saw(dataThenReset(), Ending.DESTROYED, EndedBy.INITIATOR, Side.INITIATOR),
          List.of("data", "ECONNABORTED", "eof"),
          List.of("ECONNABORTED", "EPIPE"));
    }

    @Test
    void shutDownBothWays() {
      is(
          saw(
              finThenDataThenReset(),
              Ending.DATA_AFTER_SHUTDOWN,
              EndedBy.INITIATOR,
              Side.INITIATOR),
          List.of("ECONNRESET", "eof"),
          List.of("EPIPE"));
    }
  }

  @Nested
  @DisplayName("a reset after one's own FIN")
  class AfterOwnFin {

    @Test
    void onlyAShutDownSideIsTold() {
      var file =
          Cases.established()
              .responder(FIN | ACK, 1, 1, 0)
              .initiator(ACK, 1, 2, 0)
              .initiator(RST | ACK, 1, 2, 0)
              .caseFile();
      var saw = responder(file, Ending.LINGER_ZERO);
      is(saw, List.of("ECONNRESET", "eof"), List.of("EPIPE"));
      assertThat(saw.note()).contains("after close() nobody is left");
    }
  }

  @Nested
  @DisplayName("never connected")
  class NeverConnected {

    @Test
    void refused() {
      var file =
          new Cases(16)
              .initiator(dev.teardown.wire.TcpFlags.SYN, 0, 0, 0)
              .responder(RST | ACK, -5000, 1, 0)
              .caseFile();
      is(
          saw(file, Ending.REFUSED, EndedBy.RESPONDER, Side.INITIATOR),
          List.of("ECONNREFUSED"),
          List.of("ECONNREFUSED"));
      assertThat(saw(file, Ending.REFUSED, EndedBy.RESPONDER, Side.RESPONDER).receives()).isEmpty();
    }

    @Test
    void overflowWithReset() {
      var file = Cases.established().responder(RST, 1, 0, 0).caseFile();
      is(
          saw(file, Ending.ACCEPT_OVERFLOW_RESET, EndedBy.RESPONDER, Side.INITIATOR),
          List.of("ECONNRESET", "eof"),
          List.of("ECONNRESET", "EPIPE"));
    }
  }
}
