// SPDX-License-Identifier: Apache-2.0
package dev.teardown.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The command line uses `core`, picocli and a decompressor; that nothing uses it, Maven sees to.
class CommandLineArrowsTest {

  private final JavaClasses shipped =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.teardown");

  @Test
  void usesOnlyCoreAndItsOwnLibraries() {
    classes()
        .that()
        .resideInAPackage("dev.teardown.cli..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.teardown..",
            "picocli..",
            "com.github.luben.zstd..",
            "java..",
            "org.jspecify.annotations")
        .check(shipped);
  }
}
