// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teardown.linux.capability.Needs;
import dev.teardown.linux.capability.Probes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkNamespaceTest {

  private final OwnNamespaces own = new OwnNamespaces();

  @BeforeEach
  void mayMakeNamespaces() {
    Needs.available(Probes.networkNamespace());
  }

  @Test
  void isAnotherNamespaceThanOurs() throws IOException {
    try (var made = NetworkNamespace.create("teardown-lab-test", own)) {
      NamespaceId inside = made.run(NamespaceId::ofThisThread);
      assertThat(inside).isEqualTo(made.id()).isNotEqualTo(NamespaceId.ofThisThread());
    }
  }

  @Test
  void theGuardLetsItsThreadsPassAndNoOthers() throws Exception {
    try (var made = NetworkNamespace.create("teardown-lab-test", own)) {
      made.perform(own::check);
      assertThat(outcomeOnAThreadOf(made)).isEqualTo("passed");
      assertThatThrownBy(own::check)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("refused")
          .hasMessageContaining(NamespaceId.ofThisThread().toString());
    }
  }

  private String outcomeOnAThreadOf(NetworkNamespace namespace) throws Exception {
    var outcome = new CompletableFuture<String>();
    namespace.start("teardown-lab-test-thread", () -> outcome.complete(outcomeOfCheck()));
    return outcome.get(10, TimeUnit.SECONDS);
  }

  private String outcomeOfCheck() {
    try {
      own.check();
      return "passed";
    } catch (IllegalStateException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  @Test
  void theGuardRefusesAnotherRunsNamespace() throws Exception {
    var foreign = new OwnNamespaces();
    try (var theirs = NetworkNamespace.create("teardown-lab-theirs", foreign)) {
      assertThat(outcomeOnAThreadOf(theirs)).startsWith("refused");
    }
  }

  @Test
  void theGuardRefusesVirtualThreads() throws Exception {
    own.add(NamespaceId.ofThisThread());
    var outcome = new CompletableFuture<String>();
    Thread.ofVirtual().start(() -> outcome.complete(outcomeOfCheck()));
    assertThat(outcome.get(10, TimeUnit.SECONDS)).startsWith("refused: a virtual thread");
  }

  @Test
  void theGuardRefusesItOnceItIsClosed() throws Exception {
    var made = NetworkNamespace.create("teardown-lab-test", own);
    NamespaceId id = made.id();
    var go = new CompletableFuture<Void>();
    var outcome = new CompletableFuture<String>();
    made.start(
        "teardown-lab-test-thread",
        () -> {
          go.join();
          outcome.complete(outcomeOfCheck());
        });
    made.close();
    go.complete(null);
    assertThat(outcome.get(10, TimeUnit.SECONDS)).contains(id.toString());
    assertThatThrownBy(() -> made.run(() -> true)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void hasAWorkingLoopback() throws IOException {
    try (var made = NetworkNamespace.create("teardown-lab-test", own)) {
      int read = made.run(NetworkNamespaceTest::oneByteOverLoopback);
      assertThat(read).isEqualTo(42);
    }
  }

  private static int oneByteOverLoopback() throws IOException {
    InetAddress here = InetAddress.ofLiteral("127.0.0.1");
    try (var listener = new ServerSocket(0, 1, here);
        var client = new Socket(here, listener.getLocalPort());
        var accepted = listener.accept()) {
      client.getOutputStream().write(42);
      return accepted.getInputStream().read();
    }
  }

  @Test
  void startsProgramsInside() throws Exception {
    try (var made = NetworkNamespace.create("teardown-lab-test", own)) {
      Process program =
          made.spawn(new ProcessBuilder("readlink", "/proc/self/ns/net").redirectErrorStream(true));
      String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said.strip()).isEqualTo(made.id().toString());
      assertThat(program.waitFor()).isZero();
    }
  }

  @Test
  void aTasksFailureReachesTheCaller() throws IOException {
    try (var made = NetworkNamespace.create("teardown-lab-test", own)) {
      assertThatThrownBy(() ->
              made.perform(() -> {
                throw new FileNotFoundException("x");
              }))
          .isInstanceOf(FileNotFoundException.class);
      assertThatThrownBy(() ->
              made.perform(() -> {
                throw new IllegalArgumentException("y");
              }))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aTaskMayRunAnother() throws IOException {
    try (var made = NetworkNamespace.create("teardown-lab-test", own)) {
      assertThat(made.<Integer, RuntimeException>run(() -> made.run(() -> 7))).isEqualTo(7);
    }
  }

  @Test
  void parametersAreTheNamespacesOwn() throws IOException {
    var sysctl = new Sysctl(own);
    String outside = Sysctl.read("net.ipv4.tcp_retries2");
    try (var made = NetworkNamespace.create("teardown-lab-test", own)) {
      String inside =
          made.run(() -> {
            sysctl.write("net.ipv4.tcp_retries2", "4");
            return Sysctl.read("net.ipv4.tcp_retries2");
          });
      assertThat(inside).isEqualTo("4");
      assertThat(Sysctl.read("net.ipv4.tcp_retries2")).isEqualTo(outside);
    }
  }

  @Test
  void parametersOfTheMachineAreNotTouched() {
    var sysctl = new Sysctl(own);
    assertThatThrownBy(() -> sysctl.write("net.ipv4.tcp_retries2", "15"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("refused");
    assertThatThrownBy(() -> Sysctl.read("kernel.hostname"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sysctl.read("net.ipv4/../../kernel.hostname"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRefusedValueIsNamed() throws IOException {
    var sysctl = new Sysctl(own);
    try (var made = NetworkNamespace.create("teardown-lab-test", own)) {
      assertThatThrownBy(() -> made.perform(() -> sysctl.write("net.ipv4.tcp_retries2", "many")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("net.ipv4.tcp_retries2 = many");
    }
  }
}
