// SPDX-License-Identifier: Apache-2.0
package dev.teardown.lab.cable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teardown.lab.cable.impairment.Corrupt;
import dev.teardown.lab.cable.impairment.Delay;
import dev.teardown.lab.cable.impairment.DropMatching;
import dev.teardown.lab.cable.impairment.Duplicate;
import dev.teardown.lab.cable.impairment.Hold;
import dev.teardown.lab.cable.impairment.IcmpReply;
import dev.teardown.lab.cable.impairment.Jitter;
import dev.teardown.lab.cable.impairment.Loss;
import dev.teardown.lab.cable.impairment.Mtu;
import dev.teardown.lab.cable.impairment.Rate;
import dev.teardown.lab.cable.impairment.Reorder;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What each impairment does to real packets.
@Timeout(60)
class ImpairmentTest {

  private static final int MANY = 4_000;
  private static final int END = -1;

  private TwoHosts hosts;
  private Datagrams datagrams;

  @BeforeEach
  void plug() throws IOException {
    hosts = TwoHosts.plugged();
    datagrams = new Datagrams(hosts);
  }

  @AfterEach
  void unplug() throws Exception {
    if (hosts != null) {
      datagrams.close();
      hosts.close();
    }
  }

  private CableStatistics.OneWay counted() {
    return hosts.cable.statistics().toNear();
  }

  /// Sends numbers, waits for the cable to have them all, and sees which arrive. The last datagram
  /// must not be lost, late or doubled.
  private List<Integer> arrivingOf(int count) throws IOException {
    sendAll(0, count);
    hosts.cable.clear(Way.TO_NEAR);
    datagrams.send(END);
    return datagrams.receiveUntil(END);
  }

  private void sendAll(int first, int count) throws IOException {
    long expected = counted().entered() + count;
    datagrams.send(first, count);
    hosts.await(expected + " packets", statistics -> statistics.toNear().entered() == expected);
  }

  @Test
  void withoutAnyNothingIsLostAndOrderIsKept() throws IOException {
    assertThat(arrivingOf(MANY)).isEqualTo(IntStream.range(0, MANY).boxed().toList());
  }

  @Test
  void lossIsWithinStatisticalBounds() throws IOException {
    hosts.cable.put(Way.TO_NEAR, new Loss(0.1));
    var arrived = arrivingOf(MANY);
    double deviation = Math.sqrt(MANY * 0.1 * 0.9);
    assertThat((double) MANY - arrived.size()).isBetween(400 - 4 * deviation, 400 + 4 * deviation);
    assertThat(counted().dropped("loss")).isEqualTo(MANY - arrived.size());
    assertThat(arrived).isSorted();
  }

  @Test
  void jitterKeepsOrder() throws IOException {
    hosts.cable.put(Way.TO_NEAR, new Delay(Duration.ofMillis(5)));
    hosts.cable.put(Way.TO_NEAR, new Jitter(Duration.ofMillis(5)));
    assertThat(arrivingOf(MANY)).isEqualTo(IntStream.range(0, MANY).boxed().toList());
  }

  @Test
  void reorderBreaksItForAsManyAsAsked() throws IOException {
    hosts.cable.put(Way.TO_NEAR, new Delay(Duration.ofMillis(5)));
    hosts.cable.put(Way.TO_NEAR, new Reorder(0.05, Duration.ofMillis(3)));
    var arrived = arrivingOf(MANY);
    // the number that ends the test waits for those in order, not for the late ones
    assertThat(arrived.size()).isBetween(MANY - 400, MANY);
    assertThat(arrived).doesNotHaveDuplicates();
    long late = counted().madeLate();
    assertThat(late).isBetween(100L, 300L);
    int highest = -1;
    int overtaken = 0;
    for (int number : arrived) {
      overtaken += number < highest ? 1 : 0;
      highest = Math.max(highest, number);
    }
    assertThat(overtaken).isBetween(1, (int) late);
  }

  @Test
  void duplicatesFollowTheirOriginals() throws IOException {
    hosts.cable.put(Way.TO_NEAR, new Duplicate(0.2));
    var arrived = arrivingOf(MANY);
    assertThat(arrived).isSorted();
    assertThat(arrived.stream().distinct()).hasSize(MANY);
    assertThat((long) arrived.size() - MANY)
        .isEqualTo(counted().duplicated())
        .isBetween(650L, 950L);
  }

  @Test
  void duplicatesOfDelayedPackets() throws IOException {
    hosts.cable.put(Way.TO_NEAR, new Delay(Duration.ofMillis(2)));
    hosts.cable.put(Way.TO_NEAR, new Duplicate(1));
    assertThat(arrivingOf(3)).containsExactly(0, 0, 1, 1, 2, 2);
  }

  @Test
  void whatIsCorruptedTheReceiverThrowsAway() throws IOException {
    hosts.cable.put(Way.TO_NEAR, new Corrupt(0.1));
    var arrived = arrivingOf(MANY);
    assertThat(counted().corrupted()).isBetween(300L, 500L);
    // a bit of the header that no checksum covers may have been hit: UDP's covers all that matters
    assertThat((long) MANY - arrived.size()).isEqualTo(counted().corrupted());
  }

  @Test
  void delayIsWhatWasAskedFor() throws IOException {
    hosts.cable.putBoth(() -> new Delay(Duration.ofMillis(20)));
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      long start = System.nanoTime();
      datagrams.send(i);
      assertThat(datagrams.receive()).isEqualTo(i);
      best = Math.min(best, System.nanoTime() - start);
    }
    assertThat(Duration.ofNanos(best)).isBetween(Duration.ofMillis(20), Duration.ofMillis(25));
  }

  @Test
  void aShorterDelayDoesNotOvertake() throws IOException {
    hosts.cable.put(Way.TO_NEAR, new Delay(Duration.ofMillis(200)));
    sendAll(0, 100);
    hosts.cable.put(Way.TO_NEAR, new Delay(Duration.ZERO));
    sendAll(100, 100);
    datagrams.send(END);
    assertThat(datagrams.receiveUntil(END)).isEqualTo(IntStream.range(0, 200).boxed().toList());
  }

  @Test
  void heldPacketsArriveOnceReleasedInOrder() throws IOException {
    hosts.cable.put(Way.TO_NEAR, new Hold());
    sendAll(0, 100);
    assertThat(hosts.cable.statistics().waiting()).isEqualTo(100);
    assertThat(datagrams.receiveWhatIsThere()).isEmpty();
    hosts.cable.remove(Way.TO_NEAR, Hold.class);
    datagrams.send(END);
    assertThat(datagrams.receiveUntil(END)).isEqualTo(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void rateIsKeptAndWhatDoesNotFitInItsQueueIsDropped() throws Exception {
    hosts.cable.put(Way.TO_NEAR, new Rate(16_000_000, Duration.ofSeconds(1)));
    long took = Transfer.of(hosts, TwoHosts.NEAR_V4, 400_000);
    // 416 kB with headers at 2 MB/s
    assertThat(Duration.ofNanos(took)).isBetween(Duration.ofMillis(200), Duration.ofMillis(800));
    assertThat(counted().droppedInAll()).isZero();

    hosts.cable.put(Way.TO_NEAR, new Rate(1_000_000, Duration.ofMillis(1)));
    sendAll(0, MANY);
    // 24,000 bytes of queue hold 187 datagrams of 128, and some leave meanwhile
    assertThat(counted().dropped("queue full")).isBetween(2_000L, MANY - 187L);
  }

  @ParameterizedTest
  @ValueSource(strings = {TwoHosts.NEAR_V4, TwoHosts.NEAR_V6})
  void aSmallMtuThatIsToldIsCopedWith(String near) throws Exception {
    hosts.cable.put(Way.TO_NEAR, new Mtu(1300, true));
    Transfer.of(hosts, near, 1_000_000);
    assertThat(counted().dropped("mtu")).isPositive();
  }

  @Test
  void aSmallMtuThatIsNotToldIsABlackHole() throws IOException {
    hosts.cable.put(Way.TO_NEAR, new Mtu(100, false));
    sendAll(0, 10);
    assertThat(counted().dropped("mtu")).isEqualTo(10);
  }

  @Test
  void aRoutersWordReachesTheSender() {
    assertThatThrownBy(() -> connectionThrough(new IcmpReply(Unreachable.HOST)))
        .isInstanceOf(NoRouteToHostException.class)
        .hasMessageContaining("No route to host");
    assertThatThrownBy(() -> connectionThrough(new IcmpReply(Unreachable.PORT)))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("Connection refused");
    assertThatThrownBy(() -> connectionThrough(new IcmpReply(Unreachable.ADMINISTRATIVELY)))
        .isInstanceOf(NoRouteToHostException.class);
  }

  @Test
  void onlyWhatMatchesIsDropped() throws Exception {
    hosts.cable.put(Way.TO_FAR, DropMatching.all(DropMatching.flags(PacketView.RST)));
    // the near host has no listener there, and its resets are lost: silence
    assertThatThrownBy(() -> connectionThrough(new Delay(Duration.ZERO)))
        .isInstanceOf(SocketTimeoutException.class);
    assertThat(hosts.cable.statistics().toFar().dropped("match")).isPositive();
    Transfer.of(hosts, TwoHosts.NEAR_V4, 10_000);
  }

  @Test
  void onlyTheFirstThatMatchesIsDropped() throws Exception {
    hosts.cable.put(Way.TO_NEAR, DropMatching.first(1, DropMatching.data()));
    Transfer.of(hosts, TwoHosts.NEAR_V4, 100_000);
    assertThat(counted().dropped("match")).isEqualTo(1);
  }

  private void connectionThrough(Impairment impairment) throws IOException {
    hosts.cable.put(Way.TO_NEAR, impairment);
    try (var socket = hosts.far.run(() -> new Socket())) {
      var address = new InetSocketAddress(InetAddress.ofLiteral(TwoHosts.NEAR_V4), 9);
      hosts.far.run(() -> {
        socket.connect(address, 500);
        return true;
      });
    } finally {
      hosts.cable.clear(Way.TO_NEAR);
    }
  }
}
