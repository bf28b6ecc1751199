package io.heliograph.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.Repository;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the operations page names every setting and every metric of the product. */
class OperationsPageTest {
  private static final String PAGE = Repository.read(Repository.path("docs/operations.md"));
  private static final Pattern METRIC = Pattern.compile("\"(heliograph\\.[a-z.]+)\"");

  static Stream<String> settings() {
    return KnownEnvironment.mappingsIn(
            "io.heliograph.identity",
            "io.heliograph.notifications",
            "io.heliograph.signals",
            "io.heliograph.web")
        .flatMap(OperationsPageTest::properties)
        .distinct();
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
          .filter(file -> file.toString().endsWith("Metrics.java"))
          .map(Repository::read)
          .flatMap(source -> METRIC.matcher(source).results().map(result -> result.group(1)))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
