package io.heliograph.systemtests.deployment;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.Repository;
import io.heliograph.web.start.SettingsOwner;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the operations page names every setting and every metric of the product. */
class OperationsPageTest {
  private static final String PAGE = Repository.read(Repository.path("docs/operations.md"));
  private static final Pattern METRIC = Pattern.compile("\"(heliograph\\.[a-z.]+)\"");

  /** Names of settings that are a maximum or the size of a cache. */
  private static final Pattern LIMIT =
      Pattern.compile("[|] `[a-z.<>-]+[.](max-|[a-z]+-cache-size|cache-size)[^|]*[|]");

  /** A status, a close code, or a word for what happens. */
  private static final Pattern BEYOND =
      Pattern.compile(
          "^[|][^|]*[|][^|]*[|].*(\\b(4\\d\\d|503|1009|1013|4400)\\b|REFUSED_STREAM|recovered:false"
              + "|evicted|closed|closes|is a failure|has the id only|the same)");

  private static final String DURATION = "[0-9]+([.][0-9]+)?(ms|s|m|h|d)";
  private static final String SIZE = "[0-9]+[KMG]";
  private static final Set<Class<?>> QUANTITIES = Set.of(Duration.class, MemorySize.class);
  private static final Set<String> DURATIONS = namesOf(Duration.class);
  private static final Set<String> SIZES = namesOf(MemorySize.class);

  /** Those of Kafka and of the JDBC driver are numbers, whose units their names or pages give. */
  private static final Pattern QUARKUS_DURATION =
      Pattern.compile("quarkus[.].*[.-](timeout|interval|delay|period|age)");

  /** Other sizes of Quarkus are numbers. */
  private static final Pattern QUARKUS_SIZE =
      Pattern.compile("quarkus[.]http[.]limits[.]max-(header|body)-size");

  static Stream<String> settings() {
    return mappings().flatMap(OperationsPageTest::properties).distinct();
  }

  private static Stream<Class<?>> mappings() {
    return KnownEnvironment.mappingsIn(
        "io.heliograph.identity",
        "io.heliograph.notifications",
        "io.heliograph.signals",
        "io.heliograph.web");
  }

  static Stream<String> metrics() {
    return Stream.of(DeployedService.values())
        .flatMap(service -> metricsIn(service.file("src/main")));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aSettingIsOnThePage(String property) {
    assertThat(PAGE).contains("`" + property + "`");
  }

  /** All durations and sizes are written in the same style. */
  @ParameterizedTest
  @MethodSource("defaults")
  void theDefaultOfADurationOrSizeIsOnThePageAsInTheCode(String name, Property property) {
    boolean duration = property.getMethod().getReturnType() == Duration.class;

    assertThat(property.getDefaultValue()).matches(duration ? DURATION : SIZE);
    assertThat(PAGE).contains("| `%s` | %s".formatted(name, property.getDefaultValue()));
  }

  @ParameterizedTest
  @EnumSource
  void theConfigurationFileUsesTheStyleOfThePage(DeployedService service) throws IOException {
    var file = new Properties();
    file.load(
        new StringReader(
            Repository.read(service.file("src/main/resources/application.properties"))));

    assertThat(file.stringPropertyNames())
        .filteredOn(key -> QUARKUS_DURATION.matcher(key).matches() || DURATIONS.contains(key))
        .isNotEmpty()
        .allSatisfy(key -> assertThat(file.getProperty(key)).as(key).matches(DURATION));
    assertThat(file.stringPropertyNames())
        .filteredOn(key -> QUARKUS_SIZE.matcher(key).matches() || SIZES.contains(key))
        .isNotEmpty()
        .allSatisfy(key -> assertThat(file.getProperty(key)).as(key).matches(SIZE));
  }

  private static Set<String> namesOf(Class<?> quantity) {
    return quantities()
        .filter(it -> it.getValue().getMethod().getReturnType() == quantity)
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  /** The other service ignores these words, so a missing one would refuse a shared environment. */
  @ParameterizedTest
  @EnumSource(SettingsOwner.class)
  void theOwnerOfASettingIsTheServiceThatReadsIt(SettingsOwner owner) {
    String service = "io.heliograph." + owner.name().toLowerCase(Locale.ROOT);

    assertThat(firstWords(KnownEnvironment.mappingsIn(service)))
        .isEqualTo(owner.words())
        .doesNotContainAnyElementsOf(
            firstWords(KnownEnvironment.mappingsIn("io.heliograph.identity", "io.heliograph.web")));
  }

  /** The same rule for all limits: a reader learns what happens beyond them. */
  @ParameterizedTest
  @MethodSource("limits")
  void theRowOfALimitSaysWhatHappensBeyondIt(String row) {
    assertThat(row).containsPattern(BEYOND);
  }

  static Stream<String> limits() {
    return PAGE.lines().filter(line -> LIMIT.matcher(line).lookingAt());
  }

  private static Set<String> firstWords(Stream<Class<?>> mappings) {
    return mappings
        .flatMap(OperationsPageTest::properties)
        .map(name -> name.replaceFirst("^heliograph[.]([a-z]+)[.].*", "$1"))
        .collect(toSet());
  }

  static Stream<Arguments> defaults() {
    return quantities()
        .filter(it -> it.getValue().hasDefaultValue())
        .map(it -> Arguments.of(it.getKey(), it.getValue()));
  }

  private static Stream<Map.Entry<String, Property>> quantities() {
    return mappings()
        .map(type -> ConfigMappings.getProperties(ConfigClass.configClass(type)))
        .flatMap(properties -> properties.entrySet().stream())
        .filter(it -> QUANTITIES.contains(it.getValue().getMethod().getReturnType()));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aMetricIsOnThePage(String name) {
    assertThat(PAGE).contains("`" + name + "`");
  }

  /** Returns the properties in the form of the page: maps by name, lists without index. */
  private static Stream<String> properties(Class<?> mapping) {
    return ConfigMappings.getProperties(ConfigClass.configClass(mapping)).keySet().stream()
        .map(name -> name.replace("[*]", "").replace("*", "<name>"));
  }

  private static Stream<String> metricsIn(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Repository::read)
          .filter(source -> source.contains("import io.micrometer."))
          .flatMap(source -> METRIC.matcher(source).results().map(result -> result.group(1)))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
