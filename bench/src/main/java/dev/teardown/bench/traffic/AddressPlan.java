// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

import java.util.SplittableRandom;

/// Gives every flow its own pair of initiator address and port: no two flows share a 4-tuple unless
/// one takes over another's on purpose.
final class AddressPlan {

  private static final int FIRST_EPHEMERAL_PORT = 32_768;
  private static final int PORTS_USED_PER_HOST = 20_000;
  private static final int SERVERS = 16;
  private static final int[] SERVICES = {443, 443, 443, 443, 80, 80, 8080, 5432, 6379, 22};

  private final int hosts;
  private final int ipv6Percent;

  AddressPlan(CaptureOptions options) {
    hosts = Math.max(256, options.flows() / PORTS_USED_PER_HOST + 1);
    ipv6Percent = options.ipv6Percent();
  }

  void assign(Conversation conversation, int flow, SplittableRandom random) {
    var host = flow % hosts;
    var server = random.nextInt(SERVERS);
    conversation.ipv6 = random.nextInt(100) < ipv6Percent;
    conversation.initiator.address =
        conversation.ipv6 ? ipv6(1, host) : ipv4(10, 1 + (host >> 8), host & 0xff, 7);
    conversation.responder.address =
        conversation.ipv6 ? ipv6(2, server) : ipv4(172, 16, server, 10);
    conversation.initiator.port = FIRST_EPHEMERAL_PORT + flow / hosts;
    conversation.responder.port = SERVICES[random.nextInt(SERVICES.length)];
  }

  private static byte[] ipv4(int a, int b, int c, int d) {
    return new byte[] {(byte) a, (byte) b, (byte) c, (byte) d};
  }

  /// An address of the documentation prefix 2001:db8::/32 (RFC 3849).
  private static byte[] ipv6(int subnet, int host) {
    var address = new byte[16];
    address[0] = 0x20;
    address[1] = 0x01;
    address[2] = 0x0d;
    address[3] = (byte) 0xb8;
    address[7] = (byte) subnet;
    address[14] = (byte) (host >> 8);
    address[15] = (byte) host;
    return address;
  }
}
