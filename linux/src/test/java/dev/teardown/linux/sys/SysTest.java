// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teardown.evidence.Errno;
import org.junit.jupiter.api.Test;

class SysTest {

  @Test
  void answersWithTheKernelsResult() {
    assertThat(Sys.call(Syscall.GETPID)).isEqualTo(ProcessHandle.current().pid());
  }

  @Test
  void answersWithTheNegatedErrorNumber() {
    assertThat(Sys.call(Syscall.CLOSE, -1)).isEqualTo(-Errno.EBADF.number());
  }

  @Test
  void aFailureSaysCallArgumentsErrorAndHint() {
    long result = Sys.call(Syscall.CLOSE, -1);
    assertThatThrownBy(() -> Sys.check(result, Syscall.CLOSE, "-1", "open it first"))
        .isInstanceOf(SyscallException.class)
        .hasMessage("close(-1): EBADF (9); open it first");
  }
}
