// SPDX-License-Identifier: Apache-2.0
package dev.teardown.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The text of addresses, with the JDK's parser as the other judge.
class IpAddressTest {

  @Property
  void ipv4TextIsThatOfTheJdk(@ForAll int address) throws Exception {
    byte[] bytes = ByteBuffer.allocate(4).putInt(address).array();
    assertThat(IpAddress.v4(address))
        .hasToString(InetAddress.getByAddress(bytes).getHostAddress())
        .matches(IpAddress::isV4);
  }

  @Property
  void ipv6TextParsesBack(@ForAll("sparse") long high, @ForAll("sparse") long low) {
    var text = new IpAddress(high, low).toString();
    var parsed = ByteBuffer.wrap(InetAddress.ofLiteral(text).getAddress());
    if (IpAddress.isV4(high, low)) {
      assertThat(parsed.getInt()).isEqualTo((int) low);
    } else {
      assertThat(parsed.getLong()).isEqualTo(high);
      assertThat(parsed.getLong()).isEqualTo(low);
    }
  }

  @Property
  void addressesSortAsTheirBytes(@ForAll("sparse") long high, @ForAll long low) {
    var one = new IpAddress(high, low);
    var other = new IpAddress(low, high);
    assertThat(Integer.signum(one.compareTo(other)))
        .isEqualTo(Integer.signum(Arrays.compareUnsigned(bytes(one), bytes(other))));
    assertThat(one.compareTo(new IpAddress(high, low))).isZero();
    assertThat(one.compareTo(new IpAddress(high, low + 1))).isNotZero();
  }

  private static byte[] bytes(IpAddress address) {
    return ByteBuffer.allocate(16).putLong(address.high()).putLong(address.low()).array();
  }

  /// RFC 5952 4.2: nothing longer than a run of zeros is left, and only two or more are shortened.
  @Property
  void ipv6TextIsCanonical(@ForAll("sparse") long high, @ForAll("sparse") long low) {
    var text = new IpAddress(high, low).toString();
    assertThat(text)
        .doesNotContain(":::")
        .doesNotContainPattern("(^|:)0+[0-9a-f]+(:|$)")
        .doesNotContainPattern("[A-F]");
    if (!text.contains("::")) {
      assertThat(text).doesNotContainPattern("(^|:)0:0(:|$)");
    }
  }

  @Example
  void examplesOfRfc5952() {
    assertThat(new IpAddress(0x20010db8_00000000L, 0x00000000_00020001L))
        .hasToString("2001:db8::2:1");
    assertThat(new IpAddress(0x20010db8_00000001L, 0x00010001_00010001L))
        .hasToString("2001:db8:0:1:1:1:1:1");
    assertThat(new IpAddress(0x20010000_00000001L, 0x00000000_00000001L))
        .hasToString("2001:0:0:1::1");
    assertThat(new IpAddress(0x20010db8_00000000L, 0x00010000_00000001L))
        .hasToString("2001:db8::1:0:0:1");
    assertThat(new IpAddress(0, 0)).hasToString("::");
    assertThat(new IpAddress(0, 1)).hasToString("::1");
    assertThat(new IpAddress(1L << 48, 0)).hasToString("1::");
  }

  /// Halves in which many groups are zero.
  @Provide
  static Arbitrary<Long> sparse() {
    return Arbitraries.integers()
        .between(0, 0xffff)
        .injectDuplicates(0.2)
        .edgeCases(config -> config.add(0, 1, 0xffff))
        .array(int[].class)
        .ofSize(4)
        .flatMap(groups -> Arbitraries.integers().between(0, 15).map(mask -> half(groups, mask)));
  }

  private static long half(int[] groups, int mask) {
    long half = 0;
    for (int i = 0; i < 4; i++) {
      half = half << 16 | ((mask >> i & 1) == 0 ? 0 : groups[i]);
    }
    return half;
  }
}
