// SPDX-License-Identifier: Apache-2.0
package dev.teardown.capture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the user is told about an input that is no capture.
class CaptureFileTest {

  private static AbstractThrowableAssert<?, ? extends Throwable> assertUnreadable(byte[] bytes) {
    return assertThatThrownBy(() -> CaptureFile.open(ByteSources.of(bytes)))
        .isInstanceOf(UnreadableCaptureException.class)
        .hasMessageNotContaining("\n");
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void nothingAtAll() {
    assertUnreadable(new byte[0]).hasMessage("is empty");
  }

  @Test
  void tooShort() {
    assertUnreadable(new byte[1]).hasMessage("is too short for a capture (1 byte)");
    assertUnreadable(new byte[3]).hasMessage("is too short for a capture (3 bytes)");
  }

  @Test
  void cutInTheHeader() {
    var pcap = Arrays.copyOf(PcapBytes.microseconds().toBytes(), 23);
    var pcapng = Arrays.copyOf(PcapngBytes.bigEndian().section().toBytes(), 11);

    assertUnreadable(pcap)
        .hasMessage("is cut off in the header of a pcap capture (23 of 24 bytes are there)");
    assertUnreadable(pcapng)
        .hasMessage("is cut off in the header of a pcapng capture (11 of 12 bytes are there)");
  }

  @Test
  void text() {
    assertUnreadable(
            "12:00:01.5 IP 10.0.0.1 > 10.0.0.2: Flags [R] é\n".getBytes(StandardCharsets.UTF_8))
        .hasMessage(
            "looks like text; a pcap or pcapng capture was expected"
                + " (tcpdump writes one with -w FILE)");
  }

  @ParameterizedTest
  @CsvSource({
    "'\u001f\u008b\b\0', is compressed: gzip; decompress it first",
    "'(\u00b5/\u00fd', is compressed: zstd; decompress it first",
    "'\u00fd7zXZ\0', is compressed: xz; decompress it first",
    "'BZh9', is compressed: bzip2; decompress it first",
    "'snoop\0\0\0\0\0\0\u0002', is a Solaris snoop capture; convert it first: editcap -F pcapng IN"
        + " OUT",
    "'GMBU\0\u0002', is a Microsoft Network Monitor 2 capture; convert it first: editcap -F pcapng"
        + " IN OUT",
    "'\u007fELF\u0002\u0001', 'is a program (ELF), not a capture'",
  })
  void knownFormats(String start, String message) {
    assertUnreadable(latin1(start)).hasMessage(message);
  }

  @Test
  void unknownFormats() {
    assertUnreadable(new byte[] {(byte) 0xde, (byte) 0xad, 0, 1, 2})
        .hasMessage(
            "is in no known capture format: it starts with de ad 00 01 02; a pcap or pcapng capture"
                + " was expected (editcap -F pcapng IN OUT converts many formats)");
  }

  @Test
  void pcapngWithoutByteOrder() {
    assertUnreadable(latin1("\n\r\r\n\0\0\0\u001c\u0001\u0002\u0003\u0004"))
        .hasMessage("starts as pcapng does, but has 01020304 where 1a2b3c4d tells the byte order");
  }
}
