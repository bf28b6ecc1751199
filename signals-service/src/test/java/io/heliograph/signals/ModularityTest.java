package io.heliograph.signals;

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
          .importPackages("io.heliograph.signals");

  private static final JavaClasses WITH_LIBRARIES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(
              "io.heliograph.signals",
              "io.heliograph.contract",
              "io.heliograph.identity",
              "io.heliograph.log",
              "io.heliograph.web");

  /** A package, and the packages that may use it. */
  private static final Map<String, List<String>> USERS =
      Map.ofEntries(
          entry("drain", List.of()),
          entry("websocket", List.of()),
          entry("sse", List.of()),
          entry("connection", List.of("websocket", "sse", "drain")),
          entry("consumer", List.of()),
          entry("partitions", List.of("consumer")),
          entry("records", List.of("consumer", "partitions")),
          entry("hub", List.of("consumer", "partitions", "connection", "websocket", "sse")),
          entry("encoding", List.of("hub", "connection", "websocket", "sse")),
          entry("replay", List.of("hub", "encoding", "records", "consumer")),
          entry("access", List.of("connection", "publishing")),
          entry(
              "admission",
              List.of("connection", "websocket", "sse", "access", "drain", "consumer")),
          entry("limits", List.of("admission", "hub", "websocket")),
          entry("publishing", List.of()),
          entry("sources", List.of("records")),
          entry("http", List.of()));

  @Test
  void packagesUseEachOtherAsTheMapSays() {
    LayeredArchitecture map = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String name : USERS.keySet()) {
      map = map.layer(name).definedBy("..signals." + name);
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
        .extracting(type -> type.getPackageName().substring("io.heliograph.signals.".length()))
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

  @Test
  void thereAreNoCycles() {
    slices().matching("io.heliograph.signals.(*)..").should().beFreeOfCycles().check(SERVICE);
  }
}
