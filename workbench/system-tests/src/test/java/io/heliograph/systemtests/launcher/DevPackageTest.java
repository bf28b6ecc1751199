package io.heliograph.systemtests.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks which build {@code ./dev package} starts. A recorder is in the place of Maven, because a
 * build would replace the services under the tests that run them.
 */
@Timeout(60)
class DevPackageTest {
  private static final String READY = "ready for their Dockerfiles";

  @TempDir private Path folder;
  private Checkout checkout;

  @BeforeEach
  void create() throws IOException {
    checkout = Checkout.in(folder);
  }

  @Test
  void itPackagesBothServicesAndWhatTheyNeedWithoutTests() throws Exception {
    Finished run = runWithMavenThatExits(0);

    assertThat(run.status()).isZero();
    assertThat(run.output()).contains(READY);
    assertThat(checkout.root().resolve("arguments"))
        .content()
        .contains("-pl\nnotifications-service,signals-service\n-am\n", "-Dmaven.test.skip\n")
        .endsWith("package\n");
  }

  @Test
  void aBuildThatFailsIsAFailure() throws Exception {
    Finished run = runWithMavenThatExits(1);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).doesNotContain(READY);
  }

  private Finished runWithMavenThatExits(int status) throws IOException, InterruptedException {
    String recorder = "#!/bin/sh\nprintf '%%s\\n' \"$@\" > arguments\nexit %d\n".formatted(status);
    Path maven = checkout.write("mvnw", recorder);
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwx------"));
    var command = new ProcessBuilder(checkout.dev().toString(), "package");
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = command.redirectErrorStream(true).start();
    try (var output = process.inputReader(UTF_8)) {
      return new Finished(output.readAllAsString(), process.waitFor());
    }
  }

  private record Finished(String output, int status) {}
}
