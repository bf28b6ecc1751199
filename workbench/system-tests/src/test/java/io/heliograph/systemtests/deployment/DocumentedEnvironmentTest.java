package io.heliograph.systemtests.deployment;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the settings of the product that a page names exist. */
class DocumentedEnvironmentTest {
  /**
   * A variable that is written out, or the end of one whose beginning is that of the variable
   * before it. A name with an ellipsis at its end, and a variable of another program, are neither.
   */
  private static final Pattern VARIABLE =
      Pattern.compile("(?:(?<![{A-Z_])HELIOGRAPH|`…)_(?:[A-Z0-9_]|<[A-Z]+>)++(?!…)");

  private static final Pattern PROPERTY =
      Pattern.compile("(?m)(?:`|^)(heliograph[.][a-z.<>-]*[a-z>])[`=]");

  private static final String ABBREVIATION = "`…";

  /** The page explains with this name how a misspelt one stops the start. */
  private static final Set<String> MISSPELT = Set.of("HELIOGRAPH_SIGNALS_CHANNELS_OPS_ALOW");

  /** The page explains with this end how a key of several words is written. */
  private static final Set<String> ANY_BEGINNING = Set.of("`…_SERVICES__MY_CI__TOKEN");

  private static final List<KnownEnvironment> KNOWN =
      Stream.of(DeployedService.values()).map(DeployedService::environment).toList();

  static Stream<Path> pages() throws IOException {
    Stream<Path> others = Stream.of("README.md", "k8s/README.md").map(Repository::path);
    try (Stream<Path> docs = Files.list(Repository.path("docs"))) {
      List<Path> pages = docs.filter(file -> file.toString().endsWith(".md")).toList();
      return Stream.concat(pages.stream(), others);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aVariableOfAPageIsASetting(Path page) {
    assertThat(variables(page)).allMatch(DocumentedEnvironmentTest::isKnown);
  }

  @Test
  void theVariablesOfAPageAreFound() {
    assertThat(variables(Repository.path("README.md"))).contains("HELIOGRAPH_WEB_ORIGINS");
    assertThat(variables(Repository.path("docs/operations.md"))).containsAll(MISSPELT);
    assertThat(variables(Repository.path("docs/backstage.md")))
        .contains("HELIOGRAPH_IDENTITY_EXTERNAL_NAME_ACCESS_TOPICS");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPropertyOfAPageIsASettingOrAMetric(Path page) {
    Set<String> metrics = OperationsPageTest.metrics().collect(toSet());
    List<Pattern> settings =
        OperationsPageTest.settings().flatMap(DocumentedEnvironmentTest::patterns).toList();

    assertThat(properties(page))
        .allMatch(
            name ->
                metrics.contains(name)
                    || settings.stream().anyMatch(it -> it.matcher(name).matches()));
  }

  @Test
  void thePropertiesOfAPageAreFound() {
    assertThat(properties(Repository.path("docs/backstage.md")))
        .contains("heliograph.web.origins", "heliograph.signals.anonymous");
    assertThat(properties(Repository.path("docs/operations.md")))
        .contains("heliograph.outbox.session-url", "heliograph.signals.channels.ops.pattern");
  }

  private static boolean isKnown(String variable) {
    return MISSPELT.contains(variable) || KNOWN.stream().anyMatch(it -> it.knows(variable));
  }

  /** Returns the variables of a page, with a word for each part that readers have to choose. */
  private static List<String> variables(Path page) {
    var variables = new ArrayList<String>();
    VARIABLE
        .matcher(Repository.read(page))
        .results()
        .map(found -> found.group().replaceAll("[<>]", ""))
        .filter(found -> !ANY_BEGINNING.contains(found))
        .forEach(found -> variables.add(written(found, variables)));
    return variables;
  }

  /** Returns the variable that is written out; an abbreviated one begins like the last one. */
  private static String written(String variable, List<String> before) {
    if (!variable.startsWith(ABBREVIATION)) {
      return variable;
    }
    String end = variable.substring(ABBREVIATION.length());
    return Stream.iterate(before.getLast(), name -> !name.isEmpty(), name -> before('_', name))
        .map(beginning -> beginning + end)
        .filter(DocumentedEnvironmentTest::isKnown)
        .findFirst()
        .orElse(variable);
  }

  private static List<String> properties(Path page) {
    return PROPERTY.matcher(Repository.read(page)).results().map(found -> found.group(1)).toList();
  }

  /** Returns the name of the setting and those of the groups that it belongs to. */
  private static Stream<Pattern> patterns(String setting) {
    return Stream.iterate(setting, name -> name.contains("."), name -> before('.', name))
        .map(name -> name.replace(".", "[.]").replace("<name>", "(?:<name>|[a-z]+)"))
        .map(Pattern::compile);
  }

  /** Returns the name without its last word; empty if it is the only one. */
  private static String before(char separator, String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf(separator)));
  }
}
