package io.heliograph.systemtests.deployment;

import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.common.utils.StringUtil;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The environment variables that a service uses. A service refuses to start with a misspelt name of
 * its own, but not with one of Quarkus.
 *
 * <p>A variable of the product ({@code HELIOGRAPH_…}) must belong to a {@code @ConfigMapping},
 * because a name in {@code application.properties} does not prove that any code reads it. Every
 * other one must be the environment form of a key in {@code application.properties}.
 */
final class KnownEnvironment {
  private static final String OF_THE_PRODUCT = "HELIOGRAPH_";
  private static final Set<String> OF_THE_JVM = Set.of("JAVA_TOOL_OPTIONS");
  private static final String MAP_KEY = "([A-Z0-9]+|_[A-Z0-9]+(_[A-Z0-9]+)*_)";

  private final Set<String> fromSettings;
  private final List<Pattern> fromMappings;

  KnownEnvironment(Stream<String> settings, Stream<Class<?>> mappings) {
    fromSettings = settings.map(KnownEnvironment::environmentForm).collect(toSet());
    fromMappings =
        mappings.flatMap(KnownEnvironment::properties).map(KnownEnvironment::pattern).toList();
  }

  /** Returns every {@code @ConfigMapping} in the compiled classes of these packages. */
  static Stream<Class<?>> mappingsIn(String... packages) {
    return classesIn(packages).stream()
        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
        .map(JavaClass::reflect);
  }

  /**
   * Imports these packages without their dependencies, which are the larger part of the class path.
   */
  private static JavaClasses classesIn(String... packages) {
    return ArchConfiguration.withThreadLocalScope(
        configuration -> {
          configuration.setResolveMissingDependenciesFromClassPath(false);
          return new ClassFileImporter().importPackages(packages);
        });
  }

  boolean knows(String variable) {
    return variable.startsWith(OF_THE_PRODUCT)
        ? fromMappings.stream().anyMatch(it -> it.matcher(variable).matches())
        : OF_THE_JVM.contains(variable) || fromSettings.contains(variable);
  }

  private static Stream<String> properties(Class<?> mapping) {
    return ConfigMappings.getProperties(ConfigClass.configClass(mapping)).keySet().stream();
  }

  /**
   * Returns the pattern of a property. A map key of several words is between double underscores,
   * {@code ISSUERS__ACME_CORP__ISSUER}; an index is a number.
   */
  private static Pattern pattern(String property) {
    return Pattern.compile(
        environmentForm(property.replace("[*]", "[0]").replace("*", "0MAPKEY0"))
            .replace("_0_", "_[0-9]+_")
            .replaceFirst("0MAPKEY0$", "[A-Z0-9_]+")
            .replace("0MAPKEY0", MAP_KEY));
  }

  private static String environmentForm(String name) {
    return StringUtil.replaceNonAlphanumericByUnderscores(name).toUpperCase(Locale.ROOT);
  }
}
