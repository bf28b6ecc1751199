package io.heliograph.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.heliograph.harness.product.Repository;
import io.heliograph.systemtests.deployment.Dockerfile.Keyword;
import io.heliograph.systemtests.harness.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules for the objects of a kustomization: they fit each other and the services. */
abstract class KubernetesRules {

  abstract Manifests manifests();

  @Test
  final void everyAutoscalerScalesADeploymentOfItsOwn() {
    assertThat(manifests().all(HorizontalPodAutoscaler.class))
        .extracting(it -> it.getSpec().getScaleTargetRef())
        .containsExactlyInAnyOrderElementsOf(
            manifests().all(Deployment.class).stream()
                .map(
                    it ->
                        new CrossVersionObjectReference(
                            it.getApiVersion(), it.getKind(), it.getMetadata().getName()))
                .toList());
  }

  @ParameterizedTest
  @EnumSource
  final void everySelectorFindsThePodsOfItsService(DeployedService service) {
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
  final void theServiceLeadsToThePortThatIsListenedOn(DeployedService service) {
    assertThat(get(Service.class, service).getSpec().getPorts())
        .extracting(it -> pod(service).port(it.getTargetPort()))
        .containsExactly(service.settings().port());
  }

  @ParameterizedTest
  @EnumSource
  final void everyProbeAsksTheHealthEndpointMadeForIt(DeployedService service) {
    String health = service.settings().healthPath();
    Container container = pod(service).container();

    assertAsks(container.getStartupProbe(), service, health + "/started");
    assertAsks(container.getReadinessProbe(), service, health + "/ready");
    assertAsks(container.getLivenessProbe(), service, health + "/live");
  }

  @ParameterizedTest
  @EnumSource
  final void prometheusFindsTheMetrics(DeployedService service) {
    assertThat(pod(service).metadata().getAnnotations())
        .containsEntry("prometheus.io/scrape", "true")
        .containsEntry("prometheus.io/port", String.valueOf(service.settings().managementPort()))
        .containsEntry("prometheus.io/path", service.settings().metricsPath());
  }

  @ParameterizedTest
  @EnumSource
  final void everyVariableOfAPodMeansSomethingToTheService(DeployedService service) {
    KnownEnvironment known = service.environment();

    assertThat(pod(service).variables()).isNotEmpty().allMatch(known::knows);
  }

  @ParameterizedTest
  @EnumSource
  final void everySecretIsOneThatTheReadmeTellsHowToCreate(DeployedService service) {
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
  final void everyFileNamedByASettingIsMounted(DeployedService service) {
    assertThat(pod(service).mountedFiles())
        .containsExactlyElementsOf(
            pod(service).settings().entrySet().stream()
                .filter(it -> it.getKey().endsWith("_FILE"))
                .map(Map.Entry::getValue)
                .toList());
  }

  @ParameterizedTest
  @EnumSource
  final void aPodHasMoreTimeToStopThanItNeeds(DeployedService service) {
    assertThat(Duration.ofSeconds(pod(service).spec().getTerminationGracePeriodSeconds()))
        .isGreaterThan(pod(service).preStop().plus(service.settings().timeToStop()));
  }

  @ParameterizedTest
  @EnumSource
  final void aPodRunsAsTheUserOfItsImageWithNoPrivileges(DeployedService service) {
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
    return manifests().get(type, service.toString());
  }

  final DeployedPod pod(DeployedService service) {
    return new DeployedPod(get(Deployment.class, service), manifests());
  }

  private void assertAsks(Probe probe, DeployedService service, String path) {
    assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
    assertThat(pod(service).port(probe.getHttpGet().getPort()))
        .isEqualTo(service.settings().managementPort());
  }

  /** Returns the output of {@code kubectl kustomize}; the test is skipped without the command. */
  static String render(Path folder) throws IOException, InterruptedException {
    Optional<Path> kubectl = Command.onThePath("kubectl");
    assumeThat(kubectl).as("kubectl, to render %s", folder).isPresent();
    return Command.output(
        new ProcessBuilder(kubectl.orElseThrow().toString(), "kustomize", folder.toString()));
  }
}
