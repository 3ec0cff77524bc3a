// SPDX-License-Identifier: Apache-2.0
package dev.teardown.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Which package of `core` may use which: the arrows of ARCHITECTURE.md.
class PackageArrowsTest {

  /// Each package with what it may use beside itself, `java..` and JSpecify's annotations.
  private static final Map<String, List<String>> ARROWS =
      Map.of(
          "wire", List.of(),
          "capture", List.of("dev.teardown.wire.."),
          "flow", List.of("dev.teardown.wire.."),
          "zeek", List.of("dev.teardown.flow..", "dev.teardown.wire.."),
          "prediction", List.of(),
          "evidence", List.of("dev.teardown.flow..", "dev.teardown.wire.."),
          "diagnosis",
              List.of("dev.teardown.evidence..", "dev.teardown.flow..", "dev.teardown.wire.."),
          "report",
              List.of(
                  "dev.teardown.capture..",
                  "dev.teardown.diagnosis..",
                  "dev.teardown.evidence..",
                  "dev.teardown.flow..",
                  "dev.teardown.wire..",
                  "dev.teardown.zeek..",
                  "tools.jackson.core.."));

  static final List<Map.Entry<String, List<String>>> EACH = List.copyOf(ARROWS.entrySet());

  private final JavaClasses core =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.teardown");

  @ParameterizedTest
  @FieldSource("EACH")
  void usesOnlyWhatItsArrowsAllow(Map.Entry<String, List<String>> arrow) {
    String itself = "dev.teardown." + arrow.getKey() + "..";
    var allowed = new ArrayList<>(arrow.getValue());
    allowed.addAll(List.of(itself, "java..", "org.jspecify.annotations"));
    classes()
        .that()
        .resideInAPackage(itself)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new))
        .check(core);
  }

  @Test
  void everyPackageHasItsArrows() {
    assertThat(core.getPackage("dev.teardown").getSubpackages())
        .extracting(JavaPackage::getRelativeName)
        .containsExactlyInAnyOrderElementsOf(ARROWS.keySet());
  }
}
