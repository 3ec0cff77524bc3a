// SPDX-License-Identifier: Apache-2.0
package dev.teardown.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// `linux` uses the values of `core` and the JDK, and its packages do not go in circles; only `sys`
/// knows the linker.
class LinuxArrowsTest {

  private final JavaClasses shipped =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.teardown.linux");

  @Test
  void usesOnlyCoresValuesAndTheJdk() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.teardown.linux..",
            "dev.teardown.evidence..",
            "dev.teardown.wire..",
            "java..",
            "org.jspecify.annotations")
        .check(shipped);
  }

  @Test
  void packagesDoNotGoInCircles() {
    slices().matching("dev.teardown.linux.(*)..").should().beFreeOfCycles().check(shipped);
  }

  @Test
  void onlySysKnowsTheLinker() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.teardown.linux.sys")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.foreign.Linker")
        .check(shipped);
  }
}
