package io.heliograph.notifications;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

/** The map of this service: which feature may use which. */
class ModularityTest {
  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.heliograph.notifications");

  @Test
  void featuresUseEachOtherAsTheMapSays() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("sending")
        .definedBy("..notifications.sending")
        .layer("settings")
        .definedBy("..notifications.settings")
        .layer("recipients")
        .definedBy("..notifications.recipients")
        .layer("credentials")
        .definedBy("..notifications.credentials")
        .layer("inbox")
        .definedBy("..notifications.inbox")
        .layer("outbox")
        .definedBy("..notifications.outbox")
        .layer("notification")
        .definedBy("..notifications.notification")
        .layer("web")
        .definedBy("..notifications.web")
        .layer("drain")
        .definedBy("..notifications.drain")
        .whereLayer("drain")
        .mayNotBeAccessedByAnyLayer()
        .layer("database")
        .definedBy("..notifications.database")
        .whereLayer("sending")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("settings")
        .mayOnlyBeAccessedByLayers("sending")
        .whereLayer("recipients")
        .mayOnlyBeAccessedByLayers("sending")
        .whereLayer("credentials")
        .mayOnlyBeAccessedByLayers("recipients")
        .whereLayer("inbox")
        .mayOnlyBeAccessedByLayers("sending", "settings")
        .whereLayer("outbox")
        .mayOnlyBeAccessedByLayers("sending", "inbox")
        .whereLayer("notification")
        .mayOnlyBeAccessedByLayers("sending", "inbox")
        .whereLayer("web")
        .mayOnlyBeAccessedByLayers("sending", "inbox", "settings")
        .whereLayer("database")
        .mayOnlyBeAccessedByLayers("sending", "inbox", "settings", "outbox", "credentials", "web")
        .check(SERVICE);
  }

  /** Elsewhere a wait would have no bound, and a failure no meaning. */
  @Test
  void onlyTheDatabasePackageUsesThePool() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..notifications.database")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Pool.class)
        .check(SERVICE);
  }

  @Test
  void noFeatureNeedsItself() {
    slices().matching("io.heliograph.notifications.(*)..").should().beFreeOfCycles().check(SERVICE);
  }
}
