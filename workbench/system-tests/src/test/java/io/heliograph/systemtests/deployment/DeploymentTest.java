package io.heliograph.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heliograph.contract.SignalTopics;
import io.heliograph.harness.product.Repository;
import io.heliograph.systemtests.deployment.Dockerfile.Keyword;
import io.heliograph.systemtests.harness.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares the Dockerfiles and the Compose file with each other and with the code. */
class DeploymentTest {

  @Nested
  class Images {
    @ParameterizedTest
    @EnumSource
    void exposeThePortsTheServiceListensOn(DeployedService service) {
      assertThat(service.dockerfile().only(Keyword.EXPOSE))
          .isEqualTo(service.settings().port() + " " + service.settings().managementPort());
    }

    @ParameterizedTest
    @EnumSource
    void standOnAReplaceableBase(DeployedService service) {
      assertThat(service.dockerfile().all(Keyword.ARG))
          .first()
          .asString()
          .startsWith("BASE_IMAGE=");
      assertThat(service.dockerfile().only(Keyword.FROM)).isEqualTo("${BASE_IMAGE}");
    }

    @ParameterizedTest
    @EnumSource
    void areLayeredFromWhatSeldomChangesToWhatAlwaysDoes(DeployedService service) {
      assertThat(service.dockerfile().all(Keyword.COPY))
          .extracting(copy -> copy.replaceFirst("--chown=\\S+ ", ""))
          .containsExactly(
              "target/quarkus-app/lib/ lib/",
              "target/quarkus-app/*.jar ./",
              "target/quarkus-app/app/ app/",
              "target/quarkus-app/quarkus/ quarkus/");
    }

    @ParameterizedTest
    @EnumSource
    void seeNothingButThePackagedService(DeployedService service) {
      assertThat(Repository.read(service.file(".dockerignore")).lines())
          .filteredOn(line -> !line.startsWith("#"))
          .containsExactly("*", "!target/quarkus-app");
    }

    @ParameterizedTest
    @EnumSource
    void startAJvmThatAcceptsItsOptions(DeployedService service) throws Exception {
      List<String> command = new ArrayList<>(entrypoint(service));
      assertThat(command).startsWith("java").endsWith("-jar", "quarkus-run.jar");
      command.subList(command.size() - 2, command.size()).clear();
      command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("--version");

      ProcessBuilder java = new ProcessBuilder(command).redirectErrorStream(true);
      String[] variable = service.dockerfile().only(Keyword.ENV).split("=", 2);
      java.environment().put(variable[0], variable[1].replace("\"", ""));

      assertThat(Command.output(java)).doesNotContainIgnoringCase("warning");
    }

    @ParameterizedTest
    @EnumSource
    void writeTheirLogInUtf8WhateverTheLocaleOfTheBase(DeployedService service) throws Exception {
      assertThat(entrypoint(service))
          .contains("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");
    }

    private static List<String> entrypoint(DeployedService service) throws IOException {
      return List.of(
          new ObjectMapper()
              .readValue(service.dockerfile().only(Keyword.ENTRYPOINT), String[].class));
    }
  }

  @Nested
  class Compose {
    private final ComposeFile compose = ComposeFile.read();

    @ParameterizedTest
    @EnumSource
    void publishesThePortTheServiceListensOnToThisMachineAlone(DeployedService service) {
      int port = service.settings().port();

      assertThat(service(service).ports()).containsExactly("127.0.0.1:" + port + ":" + port);
    }

    @ParameterizedTest
    @EnumSource
    void asksWhetherTheServiceIsReady(DeployedService service) {
      assertThat(Objects.requireNonNull(service(service).healthcheck()).test())
          .last()
          .asString()
          .contains("/dev/tcp/127.0.0.1/" + service.settings().managementPort() + " ")
          .contains("GET " + service.settings().healthPath() + "/ready ");
    }

    @ParameterizedTest
    @EnumSource
    void everyVariableOfAContainerMeansSomethingToTheService(DeployedService service) {
      KnownEnvironment known = service.environment();

      assertThat(service(service).environment().keySet()).isNotEmpty().allMatch(known::knows);
    }

    @ParameterizedTest
    @EnumSource
    void aServiceHasMoreTimeToStopThanItNeeds(DeployedService service) {
      assertThat(Duration.parse("PT" + service(service).stopGracePeriod()))
          .isGreaterThan(service.settings().timeToStop());
    }

    @ParameterizedTest
    @EnumSource
    void buildsTheServicesImage(DeployedService service) {
      ComposeFile.Build build = Objects.requireNonNull(service(service).build());

      assertThat(build.context()).isEqualTo(service.toString());
      assertThat(build.args())
          .containsExactly(
              Map.entry(
                  "BASE_IMAGE",
                  "${"
                      + service.dockerfile().all(Keyword.ARG).getFirst().replace("=", ":-")
                      + "}"));
    }

    @Test
    void everySecretMustBeGivenByTheEnvironment() {
      assertThat(compose.services().values())
          .flatExtracting(it -> it.environment().entrySet())
          .filteredOn(it -> it.getKey().matches(".*(PASSWORD|TOKEN)"))
          .hasSize(4)
          .allSatisfy(it -> assertThat(it.getValue()).matches("\\$\\{([A-Z_]+):\\?set \\1}"));
    }

    @Test
    void everyPartIsBoundedAndChecked() {
      assertThat(compose.services())
          .allSatisfy((name, part) -> assertThat(part.memLimit()).isNotNull());
      assertThat(compose.services())
          .allSatisfy(
              (name, part) -> assertThat(part.healthcheck() == null).isEqualTo(runsOnce(name)));
    }

    @Test
    void everyPartWaitsForWhatExists() {
      assertThat(compose.services().values())
          .flatExtracting(it -> it.dependsOn().entrySet())
          .allSatisfy(
              it -> {
                assertThat(compose.services()).containsKey(it.getKey());
                assertThat(it.getValue().condition())
                    .isEqualTo(
                        runsOnce(it.getKey())
                            ? ComposeFile.Condition.COMPLETED
                            : ComposeFile.Condition.HEALTHY);
              });
    }

    @Test
    void everyMountHasItsSource() {
      assertThat(compose.services().values())
          .flatExtracting(ComposeFile.Service::volumes)
          .allSatisfy(
              mount -> {
                if (mount.type().equals("volume")) {
                  assertThat(compose.volumes()).containsKey(mount.source());
                } else {
                  assertThat(Repository.path(mount.source())).isRegularFile();
                  assertThat(mount.readOnly()).isTrue();
                }
              });
    }

    @Test
    void theTopicsAreThoseOfTheContract() {
      assertThat(part("topics").command().getFirst().lines())
          .filteredOn(line -> line.startsWith("create "))
          .extracting(line -> line.split(" ", -1)[1])
          .containsExactly(SignalTopics.NOTIFICATIONS, SignalTopics.SIGNALS);
    }

    private ComposeFile.Service service(DeployedService service) {
      return part(service.toString());
    }

    private ComposeFile.Service part(String name) {
      return Objects.requireNonNull(compose.services().get(name), name);
    }

    private boolean runsOnce(String name) {
      return part(name).restart() == null;
    }
  }
}
