// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import dev.teardown.cli.selection.EndingCodes;
import dev.teardown.cli.selection.SelectionException;
import dev.teardown.diagnosis.Explanation;
import dev.teardown.report.ExplanationText;
import dev.teardown.report.Palette;
import dev.teardown.report.Utf8Text;

/// Prints what is to be known of one ending.
record ExplainRun(Palette palette, Console console) {

  int run(String code) throws SelectionException {
    var explanation = Explanation.of(EndingCodes.parse(code));
    var out = new Utf8Text(console.out());
    new ExplanationText(out, palette, console.terminal().width()).write(explanation);
    out.flush();
    return ExitCode.DONE;
  }
}
