package io.heliograph.notifications;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The map of this service: its packages, and which may use which. */
class ModularityTest {
  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.heliograph.notifications");

  private static final JavaClasses WITH_LIBRARIES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              "io.heliograph.notifications",
              "io.heliograph.contract",
              "io.heliograph.identity",
              "io.heliograph.log",
              "io.heliograph.web");

  /** A package, and the packages that may use it. */
  private static final Map<String, List<String>> USERS =
      Map.ofEntries(
          entry("sending", List.of()),
          entry("jobs", List.of("sending")),
          entry("queue", List.of("jobs", "sending")),
          entry("idempotency", List.of("jobs", "queue", "sending")),
          entry("command", List.of("idempotency", "jobs", "queue", "sending")),
          entry("recipients", List.of("command", "jobs", "sending")),
          entry("catalog", List.of("recipients")),
          entry("credentials", List.of("catalog")),
          entry("settings", List.of("queue")),
          entry("inbox", List.of()),
          entry("query", List.of("inbox", "settings")),
          entry("streaming", List.of("inbox", "jobs", "query")),
          entry("delivery", List.of("command", "inbox", "jobs", "query", "queue")),
          entry("outbox", List.of("delivery", "inbox", "jobs", "queue", "relay")),
          entry("relay", List.of()),
          entry(
              "notification",
              List.of("command", "delivery", "idempotency", "inbox", "jobs", "query", "queue")),
          entry("http", List.of("inbox", "jobs", "sending", "settings")),
          entry("openapi", List.of()),
          entry(
              "database",
              List.of(
                  "credentials",
                  "delivery",
                  "http",
                  "idempotency",
                  "jobs",
                  "outbox",
                  "query",
                  "queue",
                  "relay",
                  "settings")),
          entry("drain", List.of()));

  @Test
  void packagesUseEachOtherAsTheMapSays() {
    LayeredArchitecture map = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String name : USERS.keySet()) {
      map = map.layer(name).definedBy("..notifications." + name);
    }
    for (var allowed : USERS.entrySet()) {
      var layer = map.whereLayer(allowed.getKey());
      map =
          allowed.getValue().isEmpty()
              ? layer.mayNotBeAccessedByAnyLayer()
              : layer.mayOnlyBeAccessedByLayers(allowed.getValue().toArray(String[]::new));
    }
    map.check(SERVICE);
  }

  @Test
  void everyPackageIsOnTheMap() {
    assertThat(SERVICE)
        .extracting(
            type -> type.getPackageName().substring("io.heliograph.notifications.".length()))
        .allMatch(USERS::containsKey);
  }

  @Test
  void noTwoTypesHaveTheSameName() {
    assertThat(
            WITH_LIBRARIES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getSimpleName, counting())))
        .allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
  }

  /** docs/glossary.md has the terms that stand for them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gate",
        "Seat",
        "Visitor",
        "Office",
        "Bell",
        "Trail",
        "Words",
        "Pulse",
        "Wire",
        "Ending",
        "Milestone",
        "Goodbye",
        "Slot",
        "Walk",
        "Demand",
        "Outage"
      })
  void typesAreNamedByTheGlossary(String word) {
    assertThat(WITH_LIBRARIES)
        .extracting(JavaClass::getSimpleName)
        .noneMatch(name -> name.matches(".*" + word + "s?([A-Z].*)?"));
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
  void thereAreNoCycles() {
    slices().matching("io.heliograph.notifications.(*)..").should().beFreeOfCycles().check(SERVICE);
  }
}
