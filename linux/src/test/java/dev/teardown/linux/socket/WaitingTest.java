// SPDX-License-Identifier: Apache-2.0
package dev.teardown.linux.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Poll and epoll, woken by an eventfd.
class WaitingTest {

  @Test
  void pollTellsWhichDescriptorHasSomething() throws Exception {
    try (var quiet = EventFd.create();
        var ready = EventFd.create()) {
      ready.signal();
      var poll = new Poll(2);
      int first = poll.add(quiet.fd(), PollEvents.IN);
      int second = poll.add(ready.fd(), PollEvents.IN);
      assertThat(poll.await(Poll.FOREVER)).isEqualTo(1);
      assertThat(poll.events(first)).isEqualTo(PollEvents.NONE);
      assertThat(poll.events(second)).isEqualTo(PollEvents.IN);
      assertThatThrownBy(() -> poll.add(quiet.fd(), PollEvents.IN))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void pollEndsAfterItsTime() throws Exception {
    try (var quiet = EventFd.create()) {
      long start = System.nanoTime();
      PollEvents seen = Poll.await(quiet.fd(), PollEvents.IN, Duration.ofMillis(30));
      assertThat(seen.isEmpty()).isTrue();
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
    }
  }

  @Test
  void aSignalFromAnotherThreadEndsTheWait() throws Exception {
    try (var bell = EventFd.create()) {
      var seen = new CompletableFuture<PollEvents>();
      Thread.ofPlatform()
          .start(() -> {
            try {
              seen.complete(Poll.await(bell.fd(), PollEvents.IN, Poll.FOREVER));
            } catch (Exception failure) {
              seen.completeExceptionally(failure);
            }
          });
      bell.signal();
      assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo(PollEvents.IN);
      bell.signal();
      assertThat(bell.drain()).isEqualTo(2);
      assertThat(bell.drain()).isZero();
    }
  }

  @Test
  void epollBringsItsDataBack() throws Exception {
    long first = 0x0123_4567_89ab_cdefL;
    try (var epoll = Epoll.create(4);
        var one = EventFd.create();
        var other = EventFd.create()) {
      epoll.add(one.fd(), PollEvents.IN, Epoll.Trigger.LEVEL, first);
      epoll.add(other.fd(), PollEvents.IN, Epoll.Trigger.LEVEL, -2);
      assertThat(epoll.await(Duration.ZERO)).isZero();
      one.signal();
      other.signal();
      assertThat(epoll.await(Poll.FOREVER)).isEqualTo(2);
      assertThat(new long[] {epoll.data(0), epoll.data(1)}).containsExactlyInAnyOrder(first, -2);
      assertThat(epoll.events(0)).isEqualTo(PollEvents.IN);
      epoll.remove(other.fd());
      assertThat(epoll.await(Poll.FOREVER)).isEqualTo(1);
      assertThat(epoll.data(0)).isEqualTo(first);
    }
  }

  @Test
  void anEdgeIsToldOnce() throws Exception {
    try (var epoll = Epoll.create(1);
        var bell = EventFd.create()) {
      epoll.add(bell.fd(), PollEvents.IN, Epoll.Trigger.EDGE, 0);
      bell.signal();
      assertThat(epoll.await(Duration.ZERO)).isEqualTo(1);
      assertThat(epoll.await(Duration.ZERO)).isZero();
      epoll.change(bell.fd(), PollEvents.IN, Epoll.Trigger.LEVEL, 0);
      assertThat(epoll.await(Duration.ZERO)).isEqualTo(1);
      assertThat(epoll.await(Duration.ZERO)).isEqualTo(1);
    }
  }

  @Test
  void eventsHaveNames() {
    var some = PollEvents.of(PollEvents.HUP, PollEvents.IN, PollEvents.RDHUP);
    assertThat(some).hasToString("IN|RDHUP|HUP");
    assertThat(PollEvents.NONE).hasToString("none");
    assertThat(new PollEvents(0x41)).hasToString("IN|0x40");
    assertThat(PollEvents.named("RDHUP")).isEqualTo(PollEvents.RDHUP);
    assertThat(some.has(PollEvents.HUP)).isTrue();
    assertThat(some.has(PollEvents.of(PollEvents.HUP, PollEvents.ERR))).isFalse();
  }
}
