// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import static dev.teardown.wire.TcpFlags.ACK;
import static dev.teardown.wire.TcpFlags.FIN;
import static dev.teardown.wire.TcpFlags.RST;
import static dev.teardown.wire.TcpFlags.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.evidence.CaseFile;
import dev.teardown.evidence.Surroundings;
import org.junit.jupiter.api.Test;

/// Contradictions that a script cannot show by itself; the others are in `seg/contradiction`.
class ContradictionsTest {

  private static Finding proven(Ending ending) {
    return Finding.of(ending, EndedBy.INITIATOR, Certainty.PROVEN).says("");
  }

  private static Certainty bound(Contradiction test, CaseFile caseFile, Ending ending) {
    return test.against(caseFile, proven(ending)).map(Objection::atMost).orElse(Certainty.PROVEN);
  }

  @Test
  void aCaptureThatBeganLateWeakensWhatRestsOnHistory() {
    var late = new Cases(16).initiator(ACK, 1, 1, 10).initiator(RST | ACK, 11, 1, 0).caseFile();
    var test = new StartedMidStream();
    assertThat(bound(test, late, Ending.LINGER_ZERO)).isEqualTo(Certainty.LIKELY);
    assertThat(bound(test, late, Ending.FIN)).isEqualTo(Certainty.PROVEN);
    var whole = Cases.established().initiator(RST | ACK, 1, 1, 0).caseFile();
    assertThat(bound(test, whole, Ending.LINGER_ZERO)).isEqualTo(Certainty.PROVEN);
  }

  @Test
  void anEvictedConnectionIsKnownInPartOnly() {
    var cases = Cases.established();
    for (int port = 0; port < 40; port++) {
      cases.other(port);
    }
    var evicted = cases.caseFile();
    assertThat(evicted.flow().isEvicted()).isTrue();
    assertThat(bound(new Evicted(), evicted, Ending.OPEN)).isEqualTo(Certainty.POSSIBLE);
    assertThat(bound(new Evicted(), evicted, Ending.FIN)).isEqualTo(Certainty.PROVEN);
    assertThat(new Diagnoser().judge(evicted).certainty()).isEqualTo(Certainty.POSSIBLE);
  }

  @Test
  void aResetOutlivedByItsSenderIsNoProofOfAnAbort() {
    var file =
        Cases.established().initiator(RST | ACK, 1, 1, 0).initiator(ACK, 1, 1, 100).caseFile();
    assertThat(bound(new GoesOnAfterEnd(), file, Ending.LINGER_ZERO)).isEqualTo(Certainty.POSSIBLE);
  }

  @Test
  void dataBeyondAFinIsNoOrderlyEnd() {
    var file =
        Cases.established().initiator(FIN | ACK, 1, 1, 0).initiator(ACK, 1, 1, 100).caseFile();
    assertThat(bound(new GoesOnAfterEnd(), file, Ending.FIN)).isEqualTo(Certainty.POSSIBLE);
  }

  @Test
  void lossesOfTheCaptureShakeAbsenceMoreThanHistory() {
    var file = Cases.established().caseFile();
    var around = file.surroundings();
    var lossy =
        new CaseFile(file.flow(), new Surroundings(around.endNanos(), around.hosts(), 5, true));
    var test = new CaptureLostPackets();
    assertThat(bound(test, lossy, Ending.RETRANSMISSION_TIMEOUT)).isEqualTo(Certainty.POSSIBLE);
    assertThat(bound(test, lossy, Ending.UNREAD_DATA)).isEqualTo(Certainty.LIKELY);
    assertThat(bound(test, lossy, Ending.FIN)).isEqualTo(Certainty.PROVEN);
    assertThat(bound(test, file, Ending.RETRANSMISSION_TIMEOUT)).isEqualTo(Certainty.PROVEN);
  }

  @Test
  void oneDirectionOnlyShakesEverythingThatIsSaid() {
    var oneSided = new Cases(16).initiator(ACK, 1, 1, 10).initiator(ACK, 11, 900, 0).caseFile();
    assertThat(bound(new OneSidedCapture(), oneSided, Ending.FIN)).isEqualTo(Certainty.POSSIBLE);
    var syn = new Cases(16).initiator(SYN, 0, 0, 0).caseFile();
    assertThat(bound(new OneSidedCapture(), syn, Ending.CONNECT_TIMEOUT))
        .isEqualTo(Certainty.PROVEN);
  }
}
