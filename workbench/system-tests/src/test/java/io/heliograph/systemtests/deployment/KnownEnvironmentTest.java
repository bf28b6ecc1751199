package io.heliograph.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownEnvironmentTest {
  private final KnownEnvironment environment =
      new KnownEnvironment(
          Stream.of("quarkus.http.port", "heliograph.sample.wish"),
          KnownEnvironment.mappingsIn("io.heliograph.systemtests"));

  @ConfigMapping(prefix = "heliograph.sample")
  interface SampleConfig {
    Duration lifeTime();

    Map<String, Issuer> issuers();

    List<String> origins();

    interface Issuer {
      URI jwksLocation();

      Optional<String> audience();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "QUARKUS_HTTP_PORT",
        "JAVA_TOOL_OPTIONS",
        "HELIOGRAPH_SAMPLE_LIFE_TIME",
        "HELIOGRAPH_SAMPLE_ISSUERS_ACME_JWKS_LOCATION",
        "HELIOGRAPH_SAMPLE_ISSUERS__ACME_CORP__AUDIENCE",
        "HELIOGRAPH_SAMPLE_ORIGINS",
        "HELIOGRAPH_SAMPLE_ORIGINS_0_",
      })
  void aNameTheCodeReadsIsKnown(String variable) {
    assertThat(environment.knows(variable)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "QUARKUS_HTTP_PROT",
        "JAVA_OPTS",
        "HELIOGRAPH_SAMPLE_LIFETIME",
        "HELIOGRAPH_SAMPLE_ISSUERS_JWKS_LOCATION",
        "HELIOGRAPH_SAMPLE_ISSUERS_ACME_JWKS_URL",
        "HELIOGRAPH_SAMPLE_ISSUERS_ACME",
        "HELIOGRAPH_SAMPLE_ISSUERS_ACME_CORP_AUDIENCE",
        "HELIOGRAPH_OTHER_LIFE_TIME",
      })
  void aMisspeltNameIsUnknown(String variable) {
    assertThat(environment.knows(variable)).isFalse();
  }

  @Test
  void aSettingOfTheProductThatNoCodeReadsIsUnknown() {
    assertThat(environment.knows("HELIOGRAPH_SAMPLE_WISH")).isFalse();
  }
}
