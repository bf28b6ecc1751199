package io.heliograph.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.heliograph.contract.SignalTopics;
import io.heliograph.harness.product.Repository;
import io.heliograph.systemtests.deployment.Dockerfile.Keyword;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Compares the Dockerfiles, the Compose file and the Kubernetes manifests with each other and with
 * the code.
 */
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

      assertThat(output(java)).doesNotContainIgnoringCase("warning");
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
  class Kubernetes {
    private static final Path BASE = Repository.path("k8s/base");

    private final Kustomization kustomization = Kustomization.in(BASE);
    private final Manifests manifests = kustomization.manifests(BASE);

    @Test
    void everyFileIsPartOfTheKustomization() throws IOException {
      try (Stream<Path> files = Files.walk(BASE)) {
        assertThat(files.filter(Files::isRegularFile).map(file -> BASE.relativize(file).toString()))
            .containsExactlyInAnyOrderElementsOf(
                Stream.concat(Stream.of("kustomization.yaml"), kustomization.files().stream())
                    .toList());
      }
    }

    @Test
    void theRenderedObjectsAreTheWrittenOnes() throws Exception {
      assumeThat(kubectl()).as("kubectl, to compare what it renders").isPresent();
      String rendered =
          output(
              new ProcessBuilder(kubectl().orElseThrow().toString(), "kustomize", BASE.toString()));

      for (Kustomization.Generator generator : kustomization.configMapGenerator()) {
        rendered =
            rendered.replaceAll(
                "name: " + generator.name() + "-[a-z0-9]{10}\n",
                "name: " + generator.name() + "\n");
      }

      assertThat(Manifests.parse(rendered).objects())
          .containsExactlyInAnyOrderElementsOf(manifests.objects());
    }

    @Test
    void everyAutoscalerScalesADeploymentOfItsOwn() {
      assertThat(manifests.all(HorizontalPodAutoscaler.class))
          .extracting(it -> it.getSpec().getScaleTargetRef())
          .containsExactlyInAnyOrderElementsOf(
              manifests.all(Deployment.class).stream()
                  .map(
                      it ->
                          new CrossVersionObjectReference(
                              it.getApiVersion(), it.getKind(), it.getMetadata().getName()))
                  .toList());
    }

    @ParameterizedTest
    @EnumSource
    void everySelectorFindsThePodsOfItsService(DeployedService service) {
      DeployedPod pod = pod(service);
      Map<String, String> labels = pod.metadata().getLabels();

      assertThat(labels).containsEntry("app.kubernetes.io/name", service.toString());
      assertThat(pod.deployment().getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
      assertThat(get(Service.class, service).getSpec().getSelector()).isEqualTo(labels);
      assertThat(get(PodDisruptionBudget.class, service).getSpec().getSelector().getMatchLabels())
          .isEqualTo(labels);
      assertThat(pod.spec().getTopologySpreadConstraints())
          .isNotEmpty()
          .allSatisfy(it -> assertThat(it.getLabelSelector().getMatchLabels()).isEqualTo(labels));
    }

    @ParameterizedTest
    @EnumSource
    void theServiceLeadsToThePortThatIsListenedOn(DeployedService service) {
      assertThat(get(Service.class, service).getSpec().getPorts())
          .extracting(it -> pod(service).port(it.getTargetPort()))
          .containsExactly(service.settings().port());
    }

    @ParameterizedTest
    @EnumSource
    void everyProbeAsksTheHealthEndpointMadeForIt(DeployedService service) {
      String health = service.settings().healthPath();
      Container container = pod(service).container();

      assertAsks(container.getStartupProbe(), service, health + "/started");
      assertAsks(container.getReadinessProbe(), service, health + "/ready");
      assertAsks(container.getLivenessProbe(), service, health + "/live");
    }

    @ParameterizedTest
    @EnumSource
    void prometheusFindsTheMetrics(DeployedService service) {
      assertThat(pod(service).metadata().getAnnotations())
          .containsEntry("prometheus.io/scrape", "true")
          .containsEntry("prometheus.io/port", String.valueOf(service.settings().managementPort()))
          .containsEntry("prometheus.io/path", service.settings().metricsPath());
    }

    @ParameterizedTest
    @EnumSource
    void everyVariableOfAPodMeansSomethingToTheService(DeployedService service) {
      KnownEnvironment known = service.environment();

      assertThat(pod(service).variables()).isNotEmpty().allMatch(known::knows);
    }

    @ParameterizedTest
    @EnumSource
    void everySecretIsOneThatTheReadmeTellsHowToCreate(DeployedService service) {
      String readme = Repository.read(Repository.path("k8s/README.md")).replace("\\\n", " ");

      assertThat(pod(service).secrets())
          .isNotEmpty()
          .allSatisfy(
              secret ->
                  assertThat(readme.lines())
                      .anyMatch(
                          line ->
                              line.contains("create secret generic " + secret.getName() + " ")
                                  && line.contains("--from-literal=" + secret.getKey() + "=")));
    }

    @ParameterizedTest
    @EnumSource
    void everyFileNamedByASettingIsMounted(DeployedService service) {
      assertThat(pod(service).mountedFiles())
          .containsExactlyElementsOf(
              pod(service).settings().entrySet().stream()
                  .filter(it -> it.getKey().endsWith("_FILE"))
                  .map(Map.Entry::getValue)
                  .toList());
    }

    @ParameterizedTest
    @EnumSource
    void aPodHasMoreTimeToStopThanItNeeds(DeployedService service) {
      assertThat(Duration.ofSeconds(pod(service).spec().getTerminationGracePeriodSeconds()))
          .isGreaterThan(pod(service).preStop().plus(service.settings().timeToStop()));
    }

    @ParameterizedTest
    @EnumSource
    void aPodRunsAsTheUserOfItsImageWithNoPrivileges(DeployedService service) {
      var pod = pod(service).spec().getSecurityContext();
      var container = pod(service).container().getSecurityContext();

      assertThat(pod.getRunAsUser() + ":" + pod.getRunAsGroup())
          .isEqualTo(service.dockerfile().only(Keyword.USER));
      assertThat(pod.getRunAsNonRoot()).isTrue();
      assertThat(pod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
      assertThat(container.getReadOnlyRootFilesystem()).isTrue();
      assertThat(container.getAllowPrivilegeEscalation()).isFalse();
      assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
    }

    private <T extends HasMetadata> T get(Class<T> type, DeployedService service) {
      return manifests.get(type, service.toString());
    }

    private DeployedPod pod(DeployedService service) {
      return new DeployedPod(get(Deployment.class, service), manifests);
    }

    private void assertAsks(Probe probe, DeployedService service, String path) {
      assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
      assertThat(pod(service).port(probe.getHttpGet().getPort()))
          .isEqualTo(service.settings().managementPort());
    }

    private static Optional<Path> kubectl() {
      return Arrays.stream(System.getenv("PATH").split(":", -1))
          .map(folder -> Path.of(folder, "kubectl"))
          .filter(Files::isExecutable)
          .findFirst();
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

  private static String output(ProcessBuilder command) throws Exception {
    Process process = command.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
