package io.heliograph.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the base of the Kubernetes manifests, as it is written. */
class KubernetesBaseTest extends KubernetesRules {
  private static final Path BASE = Repository.path("k8s/base");

  private final Kustomization kustomization = Kustomization.in(BASE);
  private final Manifests manifests = kustomization.manifests(BASE);

  @Override
  Manifests manifests() {
    return manifests;
  }

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
    String rendered = render(BASE);
    for (Kustomization.Generator generator : kustomization.configMapGenerator()) {
      rendered =
          rendered.replaceAll(
              "name: " + generator.name() + "-[a-z0-9]{10}\n", "name: " + generator.name() + "\n");
    }

    assertThat(Manifests.parse(rendered).objects())
        .containsExactlyInAnyOrderElementsOf(manifests.objects());
  }
}
