package io.heliograph.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class KnownPathsIT {
  @Inject KnownPaths paths;

  @ParameterizedTest
  @ValueSource(strings = {"/api/letters", "/api/letters/{id}", "/api/letters/inbox", "/page"})
  void aServedPathIsKnown(String path) {
    assertThat(paths.include(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api", "/api/letters/", "//api/letters", "/prefix/a", "/prefix/*", "/7"})
  void anyOtherPathIsNot(String path) {
    assertThat(paths.include(path)).isFalse();
  }
}
