package io.heliograph.signals;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The map of this service: which feature may use which. */
class ModularityTest {
  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.heliograph.signals");

  @Test
  void featuresUseEachOtherAsTheMapSays() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("connection")
        .definedBy("..signals.connection")
        .layer("subscription")
        .definedBy("..signals.subscription")
        .layer("fanout")
        .definedBy("..signals.fanout")
        .layer("recovery")
        .definedBy("..signals.recovery")
        .layer("admission")
        .definedBy("..signals.admission")
        .layer("access")
        .definedBy("..signals.access")
        .layer("drain")
        .definedBy("..signals.drain")
        .layer("publishing")
        .definedBy("..signals.publishing")
        .layer("sources")
        .definedBy("..signals.sources")
        .layer("web")
        .definedBy("..signals.web")
        .whereLayer("drain")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("connection")
        .mayOnlyBeAccessedByLayers("drain")
        .whereLayer("subscription")
        .mayOnlyBeAccessedByLayers("connection")
        .whereLayer("fanout")
        .mayOnlyBeAccessedByLayers("connection")
        .whereLayer("recovery")
        .mayOnlyBeAccessedByLayers("fanout")
        .whereLayer("access")
        .mayOnlyBeAccessedByLayers("connection", "publishing")
        .whereLayer("admission")
        .mayOnlyBeAccessedByLayers("connection", "access", "drain", "fanout")
        .whereLayer("publishing")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("sources")
        .mayOnlyBeAccessedByLayers("fanout")
        .whereLayer("web")
        .mayOnlyBeAccessedByLayers("publishing")
        .check(SERVICE);
  }

  @Test
  void noFeatureNeedsItself() {
    slices().matching("io.heliograph.signals.(*)..").should().beFreeOfCycles().check(SERVICE);
  }
}
