// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// The known truth beside a capture: one line per connection in order of first packet.
final class TruthWriter implements Closeable {

  static final String HEADER =
      "stream\tinitiator_address\tinitiator_port\tresponder_address\tresponder_port"
          + "\tcode\taccepted_codes\tended_by";

  private final Writer out;
  private int stream;

  TruthWriter(Writer out) throws IOException {
    this.out = out;
    out.write(HEADER + "\n");
  }

  /// Numbers the connection whose first segment has just been written.
  void started(Conversation conversation) throws IOException {
    var ending = conversation.recipe.ending();
    out.write(
        String.join(
            "\t",
            Integer.toString(stream),
            text(conversation.initiator.address),
            Integer.toString(conversation.initiator.port),
            text(conversation.responder.address),
            Integer.toString(conversation.responder.port),
            ending.code(),
            ending.acceptedCodes(),
            conversation.recipe.endedBy() + "\n"));
    stream++;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static String text(byte[] address) {
    try {
      return InetAddress.getByAddress(address).getHostAddress();
    } catch (UnknownHostException e) {
      throw new UncheckedIOException("neither 4 nor 16 bytes", e);
    }
  }
}
