package io.heliograph.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.heliograph.harness.product.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the example of an overlay, as {@code kubectl kustomize} renders it. */
class KubernetesOverlayTest extends KubernetesRules {
  private static final Path BASE = Repository.path("k8s/base");
  private static final Path OVERLAY = Repository.path("k8s/overlays/example");

  private static Manifests manifests = new Manifests(List.of());

  @BeforeAll
  static void renderIt() throws IOException, InterruptedException {
    manifests = Manifests.parse(render(OVERLAY));
  }

  @Override
  Manifests manifests() {
    return manifests;
  }

  @Test
  void itAddsAnIngressToTheBase() {
    assertThat(manifests.objects())
        .extracting(HasMetadata::getKind)
        .containsExactlyInAnyOrderElementsOf(kindsOfTheBaseAnd("Ingress"));
  }

  @ParameterizedTest
  @CsvSource({"/api/notifications,NOTIFICATIONS", "/api/signals,SIGNALS"})
  void theIngressLeadsToEachServiceByItsPath(String path, DeployedService service) {
    var backend = path(path).getBackend().getService();

    assertThat(backend.getName()).isEqualTo(service.toString());
    assertThat(manifests.get(Service.class, service.toString()).getSpec().getPorts())
        .extracting(ServicePort::getName)
        .contains(backend.getPort().getName());
  }

  @Test
  void bothServicesHaveTheTokenOfTheAddedSender() {
    assertThat(DeployedService.values())
        .allSatisfy(
            service ->
                assertThat(pod(service).variables())
                    .contains(
                        "HELIOGRAPH_IDENTITY_SERVICES_CI_TOKEN",
                        "HELIOGRAPH_IDENTITY_SERVICES_CI_SUBJECT",
                        "HELIOGRAPH_WEB_ORIGINS"));
  }

  private static HTTPIngressPath path(String path) {
    return manifests
        .get(Ingress.class, "heliograph")
        .getSpec()
        .getRules()
        .getFirst()
        .getHttp()
        .getPaths()
        .stream()
        .filter(it -> it.getPath().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no path " + path));
  }

  private static List<String> kindsOfTheBaseAnd(String added) {
    return Stream.concat(
            Kustomization.in(BASE).manifests(BASE).objects().stream().map(HasMetadata::getKind),
            Stream.of(added))
        .toList();
  }
}
