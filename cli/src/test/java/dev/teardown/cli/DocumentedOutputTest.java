// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The documents show what the program prints: every `analyze` behind `$` in a fence is run, and
/// its output compared with the lines below it. What the laboratory prints differs from run to run.
class DocumentedOutputTest {

  /// With `-Ddocuments=write` the documents are rewritten and the test passes.
  private static final boolean WRITE = "write".equals(System.getProperty("documents"));

  private static final Path ROOT = Path.of("..");

  /// A command, which a `\` or a `|` at a line's end continues, and what it prints: up to the
  /// fence's end or the next command.
  private static final Pattern SHOWN =
      Pattern.compile(
          "(?m)^(\\$ (?<command>\\./teardown analyze (?:.*[\\\\|]\\n)*.*)\\n)"
              + "(?<output>(?:(?!\\$ |```).*\\n)*)");

  private static final Pattern HELP =
      Pattern.compile("(?s)(```\\n)(?<output>Tells how each .*?)(?=```\\n)");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  static List<String> documents() throws IOException {
    try (Stream<Path> guides = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "README.zh-CN.md"), guides.map(DocumentedOutputTest::name))
          .filter(name -> name.endsWith(".md"))
          .filter(name -> SHOWN.matcher(read(name)).find())
          .toList();
    }
  }

  private static String name(Path file) {
    return ROOT.relativize(file).toString();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void showsWhatTheProgramPrints(String document) throws IOException {
    isAsPrinted(document, SHOWN.matcher(read(document)).replaceAll(DocumentedOutputTest::run));
  }

  @Test
  void theReferenceShowsTheHelp() throws IOException {
    var document = "docs/reference/analyze.md";
    var help = Cli.run("analyze", "--help").out();
    assertThat(HELP.matcher(read(document)).results()).hasSize(1);
    isAsPrinted(
        document, HELP.matcher(read(document)).replaceAll("$1" + Matcher.quoteReplacement(help)));
  }

  /// What `jq` and `head` leave of the stream in the README, without them.
  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void thePipelineOfTheReadme(String document) {
    var capture = ROOT.resolve("examples/mixed-endings.pcap.gz").toString();
    var lost =
        JsonTree.lines(Cli.run("analyze", "--format", "ndjson", capture).out()).stream()
            .filter(record -> record.containsKey("harm"))
            .filter(record -> "bytes-lost".equals(JsonTree.object(record.get("harm")).get("level")))
            .limit(3)
            .map(DocumentedOutputTest::endingLine)
            .collect(Collectors.joining());
    assertThat(read(document)).contains("| head -3\n" + lost + "```\n");
  }

  private static String endingLine(Map<String, ?> connection) {
    var ending = JsonTree.object(connection.get("ending"));
    return "[%s,\"%s\",\"%s\"]\n"
        .formatted(connection.get("stream"), ending.get("code"), ending.get("ended_by"));
  }

  private static void isAsPrinted(String document, String printed) throws IOException {
    if (WRITE) {
      Files.writeString(ROOT.resolve(document), printed);
    }
    assertThat(read(document))
        .as("see CONTRIBUTING.md: renew the output that documents show")
        .isEqualTo(printed);
  }

  /// The command with what it prints now. What goes on through other programs stays as it is.
  private static String run(MatchResult shown) {
    var words = WORD.matcher(shown.group("command").replace("\\\n", " ")).results().toList();
    var arguments = words.stream().skip(1).map(DocumentedOutputTest::argument).toList();
    int pipe = arguments.indexOf("|");
    if (pipe >= 0) {
      assertThat(Cli.run(arguments.subList(0, pipe).toArray(String[]::new)).status()).isZero();
      return Matcher.quoteReplacement(shown.group());
    }
    var result = Cli.run(arguments.toArray(String[]::new));
    var printed = (result.out() + result.err()).replace(ROOT + "/", "");
    return Matcher.quoteReplacement(shown.group(1) + printed);
  }

  /// Files of a command are named from the root.
  private static String argument(MatchResult word) {
    var text = word.group(1) != null ? word.group(1) : word.group(2);
    var file = ROOT.resolve(text);
    return Files.isRegularFile(file) ? file.toString() : text;
  }

  private static String read(String document) {
    try {
      return Files.readString(ROOT.resolve(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
