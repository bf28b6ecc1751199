package io.heliograph.testsupport;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The rules for packages and names of a service. The test of the service extends this class with
 * its own map of packages.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ModularityRules {
  private static final String[] LIBRARIES = {
    "io.heliograph.contract",
    "io.heliograph.identity",
    "io.heliograph.kafka",
    "io.heliograph.log",
    "io.heliograph.web"
  };

  /** Maximum number of files in a package. */
  private static final long MOST_FILES = 15;

  private final String root;
  private final Map<String, List<String>> users;
  private final Set<String> sharedNames;
  private final JavaClasses service;
  private final JavaClasses libraries;

  /**
   * Reads the classes of a service.
   *
   * @param root the package of the service
   * @param users its packages, each with the packages that may use it
   * @param sharedNames names that two types have, for a reason
   */
  protected ModularityRules(String root, Map<String, List<String>> users, Set<String> sharedNames) {
    this.root = root;
    this.users = users;
    this.sharedNames = sharedNames;
    this.service = classes(root);
    this.libraries = classes(LIBRARIES);
  }

  /** Returns the classes of the service, for additional rules. */
  protected final JavaClasses service() {
    return service;
  }

  @Test
  final void packagesUseEachOtherAsTheMapSays() {
    LayeredArchitecture map = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String name : users.keySet()) {
      map = map.layer(name).definedBy(root + "." + name);
    }
    for (var allowed : users.entrySet()) {
      var layer = map.whereLayer(allowed.getKey());
      map =
          allowed.getValue().isEmpty()
              ? layer.mayNotBeAccessedByAnyLayer()
              : layer.mayOnlyBeAccessedByLayers(allowed.getValue().toArray(String[]::new));
    }
    map.check(service);
  }

  @Test
  final void everyPackageIsOnTheMap() {
    assertThat(service)
        .extracting(type -> type.getPackageName().substring(root.length() + 1))
        .allMatch(users::containsKey);
  }

  @Test
  final void thereAreNoCycles() {
    slices().matching(root + ".(*)..").should().beFreeOfCycles().check(service);
  }

  @Test
  final void thereAreNoCyclesInLibraries() {
    slices().matching("io.heliograph.(**)").should().beFreeOfCycles().check(libraries);
  }

  @Test
  final void everyLibraryIsRead() {
    assertThat(LIBRARIES)
        .allSatisfy(
            library ->
                assertThat(libraries).anyMatch(type -> type.getPackageName().startsWith(library)));
  }

  /** Nested types count as well, unless they are private. */
  @Test
  final void noTwoTypesHaveTheSameName() {
    Map<String, Long> counts =
        withLibraries().stream()
            .filter(type -> type.isTopLevelClass() || isSharedMember(type))
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(groupingBy(JavaClass::getSimpleName, counting()));
    counts.values().removeIf(count -> count == 1);
    assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(sharedNames);
  }

  @Test
  final void aPackageHasFewFiles() {
    assertThat(
            withLibraries().stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getPackageName, counting())))
        .allSatisfy((name, files) -> assertThat(files).as(name).isLessThanOrEqualTo(MOST_FILES));
  }

  private static boolean isSharedMember(JavaClass type) {
    return type.isMemberClass() && !type.getModifiers().contains(JavaModifier.PRIVATE);
  }

  private List<JavaClass> withLibraries() {
    return Stream.concat(service.stream(), libraries.stream()).toList();
  }

  private static JavaClasses classes(String... packages) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(packages);
  }
}
