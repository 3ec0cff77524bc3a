// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EventFormatTest {

  private static final String SEND_RESET =
      """
      name: tcp_send_reset
      ID: 2280
      format:
      \tfield:unsigned short common_type;\toffset:0;\tsize:2;\tsigned:0;
      \tfield:int common_pid;\toffset:4;\tsize:4;\tsigned:1;

      \tfield:const void * skaddr;\toffset:16;\tsize:8;\tsigned:0;
      \tfield:enum sk_rst_reason reason;\toffset:28;\tsize:4;\tsigned:0;
      \tfield:__u8 saddr[28];\toffset:32;\tsize:28;\tsigned:0;

      print fmt: "reason=%s", __print_symbolic(REC->reason, { 0, "NOT_SPECIFIED" }, { 1, "NO_SOCKET" })
      """;

  @Test
  void tellsWhereFieldsLie() {
    var format = EventFormat.parse(SEND_RESET);
    assertThat(format.name()).isEqualTo("tcp_send_reset");
    assertThat(format.id()).isEqualTo(2280);
    assertThat(format.field("skaddr")).contains(new EventFormat.Field(16, 8));
    assertThat(format.field("saddr")).contains(new EventFormat.Field(32, 28));
    assertThat(format.field("common_pid")).contains(new EventFormat.Field(4, 4));
    assertThat(format.field("daddr")).isEmpty();
  }

  @Test
  void namesValuesAsThisKernelDoes() {
    var format = EventFormat.parse(SEND_RESET);
    assertThat(format.symbol("reason", 1)).isEqualTo("NO_SOCKET");
    assertThat(format.symbol("reason", 77)).isEqualTo("77");
  }

  @Test
  void refusesWhatIsNoFormat() {
    assertThatThrownBy(() -> EventFormat.parse("nothing of the kind\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
