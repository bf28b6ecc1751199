package io.heliograph.systemtests.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.Repository;
import io.heliograph.systemtests.harness.NodeProject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks the Compose file with the schema of the Compose specification, and the Dockerfiles, for
 * which no schema is published, with the rules of {@code dockerfile-utils}.
 */
@Timeout(180)
class PublishedRulesIT {
  private static final String FOLDER = "deployment-checks";

  private static NodeProject project;

  @TempDir Path folder;

  @BeforeAll
  static void install() throws IOException {
    project =
        NodeProject.install(
            Repository.path("workbench/system-tests/src/test/resources/" + FOLDER),
            "package.json",
            Repository.path("workbench/system-tests/target/" + FOLDER));
  }

  @Test
  void theComposeFileFollowsItsSchema() throws IOException {
    assertThat(problems("compose", Repository.path("docker-compose.yml"))).isEmpty();
  }

  @Test
  void aMisspeltKeyOfComposeIsNamed() throws IOException {
    String text = Repository.read(Repository.path("docker-compose.yml"));
    Path wrong = folder.resolve("docker-compose.yml");
    Files.writeString(wrong, text.replaceFirst("healthcheck:", "helthcheck:"));

    assertThat(problems("compose", wrong)).singleElement().asString().contains("helthcheck");
  }

  @ParameterizedTest
  @ValueSource(strings = {"notifications-service", "signals-service"})
  void theDockerfilesFollowTheRules(String service) throws IOException {
    assertThat(problems("dockerfile", Repository.path(service + "/Dockerfile"))).isEmpty();
  }

  @Test
  void aMisspeltInstructionIsNamed() throws IOException {
    Path wrong = Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nEXPSE 8080\n");

    assertThat(problems("dockerfile", wrong)).containsExactly("line 2: Unknown instruction: EXPSE");
  }

  private static List<String> problems(String kind, Path file) throws IOException {
    Process node = project.node("check.mjs", kind, file.toString());
    try (BufferedReader output = node.inputReader(UTF_8)) {
      List<String> lines = output.lines().toList();
      assertThat(lines).as("output of check.mjs, errors are in node.log").startsWith("ready");
      return lines.subList(1, lines.size());
    } finally {
      node.destroy();
    }
  }
}
