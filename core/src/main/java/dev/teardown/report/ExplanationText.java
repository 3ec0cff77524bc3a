// SPDX-License-Identifier: Apache-2.0
package dev.teardown.report;

import dev.teardown.diagnosis.Explanation;

/// What is to be known of one ending, for reading in a terminal.
public final class ExplanationText {

  private final Utf8Text out;
  private final Palette palette;
  private final int width;

  public ExplanationText(Utf8Text out, Palette palette, int width) {
    this.out = out;
    this.palette = palette;
    this.width = width;
  }

  /// Writes the page; lists keep their lines, paragraphs are wrapped.
  public void write(Explanation explanation) {
    out.add(palette.bold(explanation.ending().code())).add(": ").add(explanation.title()).line();
    out.add(palette.faint("(" + explanation.ending().group().text() + ")")).line();
    for (var section : Explanation.Section.values()) {
      var text = explanation.sections().get(section);
      if (text != null && !text.isEmpty()) {
        out.line().add(palette.bold(section.heading())).line();
        paragraphs(text);
      }
    }
  }

  private void paragraphs(String text) {
    var paragraph = new StringBuilder();
    for (var line : text.lines().toList()) {
      boolean isItem = line.startsWith("- ") || line.startsWith("|");
      if (line.isBlank() || isItem) {
        endParagraph(paragraph);
      }
      if (!line.isBlank()) {
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
      }
    }
    endParagraph(paragraph);
  }

  private void endParagraph(StringBuilder paragraph) {
    if (!paragraph.isEmpty()) {
      int indent = paragraph.charAt(0) == '-' ? 4 : 2;
      out.spaces(2);
      Wrapping.of(paragraph.toString(), width - indent)
          .forEachLine(line -> out.add(line).line(), () -> out.spaces(indent));
      paragraph.setLength(0);
    }
  }
}
