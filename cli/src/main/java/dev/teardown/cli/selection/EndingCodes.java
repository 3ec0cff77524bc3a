// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli.selection;

import dev.teardown.diagnosis.Ending;
import dev.teardown.report.CloseMatches;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Ending codes as users write them.
public final class EndingCodes {

  private EndingCodes() {}

  /// One code.
  public static Ending parse(String code) throws SelectionException {
    var ending = Ending.of(code.strip().toLowerCase(Locale.ROOT));
    if (ending.isPresent()) {
      return ending.get();
    }
    throw new SelectionException(
        "'" + code + "' is no ending's code" + CloseMatches.hint(code, all()));
  }

  /// Codes between commas.
  public static Set<Ending> parseList(String codes) throws SelectionException {
    var endings = EnumSet.noneOf(Ending.class);
    for (int from = 0; from <= codes.length(); ) {
      int comma = codes.indexOf(',', from);
      int to = comma < 0 ? codes.length() : comma;
      endings.add(parse(codes.substring(from, to)));
      from = to + 1;
    }
    return endings;
  }

  /// Every code, in the order of the groups.
  public static List<String> all() {
    var codes = new ArrayList<String>();
    for (var ending : Ending.values()) {
      codes.add(ending.code());
    }
    return codes;
  }
}
