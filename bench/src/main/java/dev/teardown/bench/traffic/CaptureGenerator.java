// SPDX-License-Identifier: Apache-2.0
package dev.teardown.bench.traffic;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/// Writes a capture of generated connections, and the truth about them.
public final class CaptureGenerator {

  private final CaptureOptions options;
  private final MergedConversations conversations;

  /// Plans all flows.
  ///
  /// @throws IllegalArgumentException when the packets do not suffice for the flows' endings
  public CaptureGenerator(CaptureOptions options) {
    this.options = options;
    conversations = new MergedConversations(options);
  }

  /// What was written.
  ///
  /// @param seconds from the first packet to the last
  public record Written(long packets, int flows, long bytes, double seconds) {}

  /// Writes the capture to the file and the truth to the writer, which it closes; once.
  public Written run(Path file, Writer truth) throws IOException {
    try (var pcap = new PcapWriter(file, options.snapLength(), options.nanoseconds());
        var truthLines = new TruthWriter(truth)) {
      var packets = 0L;
      var firstNanos = conversations.next().queue.peek().atNanos;
      var lastNanos = firstNanos;
      while (!conversations.isEmpty()) {
        var conversation = conversations.next();
        lastNanos = conversation.queue.peek().atNanos;
        pcap.write(conversation, conversation.queue.peek());
        if (conversation.begin()) {
          truthLines.started(conversation);
        }
        packets++;
        conversations.remove();
      }
      var seconds = (lastNanos - firstNanos) / (double) Conversation.SECOND;
      return new Written(packets, conversations.flowsStarted(), pcap.bytes(), seconds);
    }
  }
}
