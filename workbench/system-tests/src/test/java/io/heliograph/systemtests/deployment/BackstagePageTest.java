package io.heliograph.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.heliograph.harness.product.Repository;
import io.heliograph.systemtests.deployment.AppConfig.Backend;
import io.heliograph.systemtests.deployment.AppConfig.Endpoint;
import io.heliograph.systemtests.deployment.AppConfig.Restriction;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks the parts of {@code app-config.yaml} on the page of Backstage. The tests with Backstage's
 * clients use its discovery.
 */
class BackstagePageTest {
  private static final Path BASE = Repository.path("k8s/base");

  private final List<AppConfig> parts = AppConfig.ofThePage();

  @Test
  void everyPartIsRead() {
    assertThat(parts)
        .hasSize(4)
        .allMatch(part -> part.discovery() != null || part.backend() != null);
  }

  @Test
  void bothPluginsAreRoutedToTheirServices() {
    URI service = URI.create("http://127.0.0.1:1");

    assertThat(AppConfig.baseUrl("notifications", service))
        .isEqualTo("http://127.0.0.1:1/api/notifications");
    assertThat(AppConfig.baseUrl("signals", service)).isEqualTo("http://127.0.0.1:1/api/signals");
  }

  @Test
  void anInternalTargetIsTheServiceOfTheCluster() {
    URI target = internalTarget("notifications");
    String[] host = target.getHost().split("[.]");
    Service service = Kustomization.in(BASE).manifests(BASE).get(Service.class, host[0]);

    assertThat(host).hasSize(3).endsWith("svc");
    assertThat(Repository.read(Repository.path("k8s/README.md")))
        .contains("kubectl create namespace " + host[1] + "\n");
    assertThat(service.getSpec().getPorts())
        .extracting(ServicePort::getPort)
        .contains(target.getPort());
    assertThat(target.getPath()).isEqualTo("/api/notifications");
  }

  @Test
  void pagesMayOpenWebSocketsBesideTheDefaults() {
    assertThat(
            backends()
                .map(Backend::csp)
                .filter(Objects::nonNull)
                .flatMap(it -> it.connectSrc().stream()))
        .containsExactly("'self'", "http:", "https:", "ws:", "wss:");
  }

  @Test
  void theStaticTokenIsForTheCatalog() {
    assertThat(
            backends()
                .map(Backend::auth)
                .filter(Objects::nonNull)
                .flatMap(it -> it.externalAccess().stream()))
        .singleElement()
        .satisfies(
            access -> {
              assertThat(access.type()).isEqualTo("static");
              assertThat(access.accessRestrictions()).containsExactly(new Restriction("catalog"));
            });
  }

  private URI internalTarget(String plugin) {
    return parts.stream()
        .flatMap(AppConfig::endpoints)
        .filter(endpoint -> endpoint.plugins().contains(plugin))
        .map(Endpoint::target)
        .filter(target -> !target.internal().equals(target.external()))
        .findFirst()
        .orElseThrow()
        .internal(plugin);
  }

  private Stream<Backend> backends() {
    return parts.stream().map(AppConfig::backend).filter(Objects::nonNull);
  }
}
