package io.heliograph.identity.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heliograph.identity.Access;
import io.heliograph.identity.IdentityConfig;
import io.heliograph.identity.token.Configs;
import io.smallrye.config.ConfigValidationException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentityConfigTest {

  @Test
  void nothingIsTrustedByDefault() {
    IdentityConfig config = Configs.ofEnvironment(Map.of());

    assertThat(config.services()).isEmpty();
    assertThat(config.issuers()).isEmpty();
    assertThat(config.websocketPath()).isEmpty();
    assertThat(config.clockSkew()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.jwksRefresh()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.jwksRetry()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.jwksTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.userinfoCache()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.external()).isEmpty();
    assertThat(config.backstage().baseUrl()).isEmpty();
    assertThat(config.backstage().discovery()).isEmpty();
  }

  @Test
  void theEnvironmentAloneAddsAService() {
    IdentityConfig config =
        Configs.ofEnvironment(
            Map.of(
                "HELIOGRAPH_IDENTITY_SERVICES_CI_TOKEN", "ci-token-1234",
                "HELIOGRAPH_IDENTITY_SERVICES_CI_SUBJECT", "external:ci"));

    assertThat(config.services()).containsOnlyKeys("ci");
    assertThat(config.services().get("ci"))
        .returns("ci-token-1234", IdentityConfig.Service::token)
        .returns("external:ci", IdentityConfig.Service::subject);
  }

  @Test
  void theEnvironmentAloneAddsAnIssuer() {
    IdentityConfig config =
        Configs.ofEnvironment(
            Map.of(
                "HELIOGRAPH_IDENTITY_ISSUERS_ACME_ISSUER", "https://login.acme.example",
                "HELIOGRAPH_IDENTITY_ISSUERS_ACME_JWKS_LOCATION", "https://login.acme.example/keys",
                "HELIOGRAPH_IDENTITY_ISSUERS_ACME_AUDIENCE", "heliograph,backstage"));

    assertThat(config.issuers())
        .containsOnlyKeys("acme")
        .hasEntrySatisfying(
            "acme",
            acme -> {
              assertThat(acme.issuerClaims()).containsExactly("https://login.acme.example");
              assertThat(acme.jwksLocation()).hasToString("https://login.acme.example/keys");
              assertThat(acme.audience()).contains(Set.of("heliograph", "backstage"));
            });
  }

  @Test
  void theEnvironmentAddsToWhatTheApplicationHas() {
    IdentityConfig config =
        Configs.of(
            Map.of(
                "heliograph.identity.issuers.local.issuer", "heliograph-local",
                "heliograph.identity.issuers.local.jwks-location", "file:target/jwks.json"),
            Map.of(
                "HELIOGRAPH_IDENTITY_ISSUERS_ACME_ISSUER", "acme",
                "HELIOGRAPH_IDENTITY_ISSUERS_ACME_JWKS_LOCATION", "https://acme.example/keys",
                "HELIOGRAPH_IDENTITY_ISSUERS_LOCAL_AUDIENCE", "heliograph"));

    assertThat(config.issuers())
        .containsOnlyKeys("local", "acme")
        .hasEntrySatisfying(
            "local", local -> assertThat(local.audience()).contains(Set.of("heliograph")));
  }

  @Test
  void theEnvironmentAloneTrustsABackstage() {
    IdentityConfig config =
        Configs.ofEnvironment(
            Map.of(
                "HELIOGRAPH_IDENTITY_BACKSTAGE_BASE_URL", "https://backstage.acme.example",
                "HELIOGRAPH_IDENTITY_BACKSTAGE_DISCOVERY_CATALOG", "http://catalog:7007/api"));

    assertThat(config.backstage().baseUrl()).contains(URI.create("https://backstage.acme.example"));
    assertThat(config.backstage().discovery())
        .containsExactly(Map.entry("catalog", URI.create("http://catalog:7007/api")));
  }

  @Test
  void theEnvironmentAloneRestrictsAService() {
    IdentityConfig config =
        Configs.ofEnvironment(
            Map.of(
                "HELIOGRAPH_IDENTITY_SERVICES_CI_TOKEN", "ci-token-1234",
                "HELIOGRAPH_IDENTITY_SERVICES_CI_SUBJECT", "external:ci",
                "HELIOGRAPH_IDENTITY_SERVICES_CI_ACCESS_ALLOW", "send",
                "HELIOGRAPH_IDENTITY_SERVICES_CI_ACCESS_TOPICS", "builds,deploys"));

    assertThat(config.services())
        .hasEntrySatisfying(
            "ci",
            ci -> {
              assertThat(ci.access().allow()).containsExactly(Access.Kind.SEND);
              assertThat(ci.access().topics()).contains(Set.of("builds", "deploys"));
              assertThat(ci.access().origins()).isEmpty();
            });
  }

  @Test
  void aServiceWithoutSubjectStopsTheStart() {
    assertThatExceptionOfType(ConfigValidationException.class)
        .isThrownBy(
            () ->
                Configs.ofEnvironment(
                    Map.of("HELIOGRAPH_IDENTITY_SERVICES_CI_TOKEN", "ci-token-1234")))
        .withMessageContaining("heliograph.identity.services.ci.subject is required")
        .withMessageNotContaining("ci-token-1234");
  }

  @Test
  void aServiceWithoutTokenStopsTheStart() {
    assertThatExceptionOfType(ConfigValidationException.class)
        .isThrownBy(
            () ->
                Configs.ofEnvironment(
                    Map.of("HELIOGRAPH_IDENTITY_SERVICES_CI_SUBJECT", "external:ci")))
        .withMessageContaining("heliograph.identity.services.ci.token is required");
  }

  @Test
  void anIssuerWithoutKeysStopsTheStart() {
    assertThatExceptionOfType(ConfigValidationException.class)
        .isThrownBy(
            () -> Configs.ofEnvironment(Map.of("HELIOGRAPH_IDENTITY_ISSUERS_ACME_ISSUER", "acme")))
        .withMessageContaining("heliograph.identity.issuers.acme.jwks-location is required");
  }

  @Test
  void theConfigurationDoesNotShowAToken() {
    IdentityConfig config = Configs.withService("ci", "ci-token-1234", "external:ci");

    assertThat(config.toString() + config.services() + config.services().get("ci"))
        .doesNotContain("ci-token-1234");
  }
}
