package io.heliograph.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictYamlTest {
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: sample
        annotations:
          prometheus.io/port: "8080"
      spec:
        minReadySeconds: 5
        template:
          spec:
            containers:
              - name: sample
                resources:
                  limits:
                    memory: 1Gi
                readinessProbe:
                  httpGet:
                    path: /q/health/ready
                    port: http
                securityContext:
                  readOnlyRootFilesystem: true
      """;

  @Test
  void aCorrectManifestIsRead() {
    assertThat(Manifests.parse(DEPLOYMENT).objects())
        .extracting(HasMetadata::getKind)
        .containsExactly("Deployment");
  }

  @ParameterizedTest
  @CsvSource({
    "metadata:, metdata:",
    "minReadySeconds, minReadySecond",
    "containers:, container:",
    "limits, limit",
    "path: /q, pth: /q",
    "readOnlyRootFilesystem, readOnlyRootFileSystem",
    "annotations:, additionalProperties:",
  })
  void aMisspeltFieldIsRefusedAtAnyDepth(String field, String misspelt) {
    assertThat(DEPLOYMENT).contains(field);
    assertThatThrownBy(() -> Manifests.parse(DEPLOYMENT.replace(field, misspelt)))
        .hasMessageContaining(misspelt.split(":", -1)[0]);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"8080\"', 8080",
    "minReadySeconds: 5, 'minReadySeconds: \"5\"'",
    "Filesystem: true, 'Filesystem: \"true\"'",
  })
  void aValueOfAnotherTypeIsRefused(String value, String ofAnotherType) {
    assertThat(DEPLOYMENT).contains(value);
    assertThatThrownBy(() -> Manifests.parse(DEPLOYMENT.replace(value, ofAnotherType)))
        .hasMessageContaining("coerce");
  }

  @Test
  void aKindOfAnotherVersionIsRefused() {
    assertThatThrownBy(() -> Manifests.parse(DEPLOYMENT.replace("apps/v1", "apps/v1beta1")))
        .hasMessageContaining("apps/v1beta1/Deployment");
  }

  @Test
  void aKeyWrittenTwiceIsRefused() {
    assertThatThrownBy(() -> Manifests.parse(DEPLOYMENT + "kind: Deployment\n"))
        .hasMessageContaining("kind");
  }

  @ParameterizedTest
  @CsvSource({"volumes:, volume:", "image:, img:", "interval:, intervall:"})
  void aMisspeltKeyOfTheComposeFileIsRefused(String key, String misspelt) {
    String compose =
        """
        name: sample
        services:
          web:
            image: web
            healthcheck:
              test: ["CMD", "true"]
              interval: 1s
        volumes: {}
        """;

    assertThat(StrictYaml.read(compose, ComposeFile.class).services()).containsOnlyKeys("web");
    assertThatThrownBy(() -> StrictYaml.read(compose.replace(key, misspelt), ComposeFile.class))
        .hasMessageContaining(misspelt.split(":", -1)[0]);
  }

  @Test
  void aMisspeltKeyOfTheKustomizationIsRefused() {
    assertThatThrownBy(() -> StrictYaml.read("resource: [a.yaml]", Kustomization.class))
        .hasMessageContaining("resource");
  }
}
