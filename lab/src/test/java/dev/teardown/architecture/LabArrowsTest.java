// SPDX-License-Identifier: Apache-2.0
package dev.teardown.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// `lab` uses `linux`, `core` and the JDK, and never a socket of Java's: what it studies are system
/// calls, and Java's sockets make others than one asks for.
class LabArrowsTest {

  private final JavaClasses shipped =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.teardown.lab");

  @Test
  void usesOnlyLinuxCoreAndTheJdk() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.teardown..", "java..", "tools.jackson.core..", "org.jspecify.annotations")
        .check(shipped);
  }

  @Test
  void opensNoSocketOfJavas() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.net\\..*Socket.*|java\\.nio\\.channels\\..*Socket.*")
        .check(shipped);
  }
}
