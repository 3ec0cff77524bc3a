// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.teardown.wire.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Filters that cannot be understood, and the address ranges of those that can. What filters let
/// through is tested in `AnalyzeTest`, over a capture.
class FilterParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          host                    |  5 | expected what 'host' is to be
          hst 10.0.0.1            |  1 | 'hst' is no condition; did you mean host?
          host 10.0.0             |  6 | '10.0.0' is no IP address
          host 10.0.0.256         |  6 | '10.0.0.256' is no IP address
          host example.org        |  6 | 'example.org' is no IP address (names are not looked up)
          net 10.0.0.0            |  5 | '10.0.0.0' has no prefix length, as in 10.0.0.0/8
          net 10.0.0.0/33         |  5 | '33' is not a prefix length from 0 to 32
          port 65536              |  6 | '65536' is not a port from 0 to 65535
          port http               |  6 | 'http' is not a port from 0 to 65535
          port 1-                 |  6 | '' is not a port from 0 to 65535
          ended fin,fim           |  7 | 'fim' is no ending's code; did you mean fin
          by me                   |  4 | 'me' cannot follow 'by' (initiator, responder,
          certainty sure          | 11 | 'sure' cannot follow 'certainty' (proven, likely,
          harm much               |  6 | 'much' cannot follow 'harm' (none, errors-only,
          (port 80                |  9 | expected ')'
          port 80)                |  8 | expected 'and', 'or' or the end, not ')'
          port 80 and             | 12 | expected a condition
          port 80 or or port 81   | 12 | 'or' is no condition
          not                     |  4 | expected a condition
          """)
  void aFaultNamesItsColumn(String filter, int column, String message) {
    assertThatThrownBy(() -> FilterParser.parse(filter))
        .isInstanceOf(SelectionException.class)
        .hasMessageStartingWith("filter, column " + column + ": " + message);
  }

  @Test
  void deepNestingIsRefused() {
    assertThatThrownBy(() -> FilterParser.parse("(".repeat(10_000) + "port 1"))
        .isInstanceOf(SelectionException.class)
        .hasMessageContaining("nested too deeply");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.0.0.0/31, 10.0.0.2, false",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "2001:db8::/65, 2001:db8::8000:0:0:0, false",
    "::/0, 10.0.0.1, true"
  })
  void aNetHoldsItsAddresses(String net, String address, boolean isIn) throws SelectionException {
    IpAddress candidate = AddressRange.host(address).network();
    assertThat(AddressRange.net(net).contains(candidate)).isEqualTo(isIn);
  }
}
