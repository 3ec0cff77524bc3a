// SPDX-License-Identifier: Apache-2.0
package dev.teardown.diagnosis;

import static dev.teardown.wire.TcpFlags.ACK;
import static dev.teardown.wire.TcpFlags.FIN;
import static dev.teardown.wire.TcpFlags.RST;
import static dev.teardown.wire.TcpFlags.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.teardown.evidence.CaseFile;
import dev.teardown.flow.Side;
import org.junit.jupiter.api.Test;

class HarmTest {

  private static Harm harm(CaseFile caseFile, Ending ending) {
    return HarmRule.of(caseFile, Finding.of(ending, EndedBy.INITIATOR, Certainty.LIKELY).says(""));
  }

  @Test
  void synAndFinAreNoBytes() {
    var syn = new Cases(16).initiator(SYN, 0, 0, 0).caseFile();
    assertThat(Outstanding.bytes(syn.flow(), Side.INITIATOR)).isZero();
    var fin = Cases.established().initiator(FIN | ACK, 1, 1, 0).caseFile();
    assertThat(Outstanding.bytes(fin.flow(), Side.INITIATOR)).isZero();
    assertThat(Outstanding.any(fin.flow(), Side.INITIATOR)).isTrue();
  }

  @Test
  void bytesBeforeAnUnacknowledgedFinAreLost() {
    var file =
        Cases.established()
            .initiator(ACK, 1, 1, 300)
            .responder(ACK, 1, 101, 0)
            .initiator(FIN | ACK, 301, 1, 0)
            .caseFile();
    assertThat(harm(file, Ending.ORPHAN_TIMEOUT))
        .isEqualTo(new Harm(Harm.Level.BYTES_LOST, 200, 0));
  }

  @Test
  void aResetWithAllAcknowledgedIsOnlyAnError() {
    var file =
        Cases.established()
            .initiator(ACK, 1, 1, 100)
            .responder(ACK, 1, 101, 0)
            .responder(RST | ACK, 1, 101, 0)
            .caseFile();
    assertThat(harm(file, Ending.UNREAD_DATA)).isEqualTo(new Harm(Harm.Level.ERRORS_ONLY, 0, 0));
  }

  @Test
  void aSocketThatStaysBehindIsWorstOfAll() {
    var file = Cases.established().responder(ACK, 1, 1, 50).caseFile();
    assertThat(harm(file, Ending.CLOSE_WAIT_LEAK)).isEqualTo(new Harm(Harm.Level.LEAK, 0, 50));
  }

  @Test
  void whatIsStillOnItsWayIsNoHarm() {
    var file = Cases.established().initiator(ACK, 1, 1, 50).caseFile();
    assertThat(harm(file, Ending.OPEN).level()).isEqualTo(Harm.Level.NONE);
  }

  @Test
  void anAckFarOutOfRangeCountsNothing() {
    var file =
        Cases.established().initiator(ACK, 1, 1, 50).responder(ACK, 1, 2_000_000_000, 0).caseFile();
    assertThat(Outstanding.bytes(file.flow(), Side.INITIATOR)).isZero();
  }
}
