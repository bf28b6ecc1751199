package io.heliograph.systemtests.conventions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/**
 * Without a charset, the output of another process is read in that of the locale. Error Prone
 * already forbids the other calls that depend on a default charset.
 */
class ProcessEncodingTest {

  @Test
  void everyReaderAndWriterOfAProcessNamesItsCharset() {
    noClasses()
        .should()
        .callMethod(Process.class, "inputReader")
        .orShould()
        .callMethod(Process.class, "errorReader")
        .orShould()
        .callMethod(Process.class, "outputWriter")
        .check(new ClassFileImporter().importPackages("io.heliograph"));
  }
}
