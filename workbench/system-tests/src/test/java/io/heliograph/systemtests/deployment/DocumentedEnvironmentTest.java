package io.heliograph.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the environment variables of the product that a page names are settings. */
class DocumentedEnvironmentTest {
  /**
   * A name that is written out: not one with an ellipsis, and not a variable of another program.
   */
  private static final Pattern VARIABLE =
      Pattern.compile("(?<![{A-Z_])HELIOGRAPH_(?:[A-Z0-9_]|<[A-Z]+>)++(?!…)");

  /** The page explains with this name how a misspelt one stops the start. */
  private static final Set<String> MISSPELT = Set.of("HELIOGRAPH_SIGNALS_CHANNELS_OPS_ALOW");

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
  }

  private static boolean isKnown(String variable) {
    return MISSPELT.contains(variable) || KNOWN.stream().anyMatch(it -> it.knows(variable));
  }

  /** Returns the variables of a page, with a word for each part that readers have to choose. */
  private static List<String> variables(Path page) {
    return VARIABLE
        .matcher(Repository.read(page))
        .results()
        .map(result -> result.group().replaceAll("[<>]", ""))
        .toList();
  }
}
