package io.heliograph.identity.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.token.Configs;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticTokensTest {

  private final StaticTokens tokens =
      new StaticTokens(
          Configs.withServices(
              Configs.service("ci", "ci-token-1234", "external:ci"),
              Configs.service("catalog", "catalog-token-1234", "plugin:catalog")));

  @Test
  void aTokenLeadsToItsService() {
    assertThat(tokens.holderOf("ci-token-1234")).contains(new ServicePrincipal("external:ci"));
    assertThat(tokens.holderOf("catalog-token-1234"))
        .contains(new ServicePrincipal("plugin:catalog"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ci-token-123", "ci-token-12345", "CI-TOKEN-1234", "external:ci"})
  void anythingElseLeadsNowhere(String token) {
    assertThat(tokens.holderOf(token)).isEmpty();
  }

  @Test
  void oneServiceMayHoldTwoTokensSoThatTheyCanBeRotated() {
    var rotating =
        new StaticTokens(
            Configs.withServices(
                Configs.service("ci-old", "ci-token-1234", "external:ci"),
                Configs.service("ci-new", "ci-token-5678", "external:ci")));

    assertThat(rotating.holderOf("ci-token-1234")).isEqualTo(rotating.holderOf("ci-token-5678"));
  }

  @ParameterizedTest(name = "''{0}''")
  @ValueSource(strings = {"short", "1234567", "with a space", "tab\tinside"})
  void aWeakTokenStopsTheStartAndIsNotShown(String token) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new StaticTokens(Configs.withService("ci", token, "external:ci")))
        .withMessageContaining("heliograph.identity.services.ci.token")
        .withMessageContaining("at least 8 characters")
        .withMessageNotContaining(token);
  }

  @Test
  void aSubjectThatIsNotPrintableStopsTheStart() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new StaticTokens(Configs.withService("ci", "ci-token-1234", "the\tci")))
        .withMessageContaining("heliograph.identity.services.ci.subject");
  }

  @Test
  void twoServicesWithOneTokenStopTheStart() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                new StaticTokens(
                    Configs.withServices(
                        Configs.service("ci", "ci-token-1234", "external:ci"),
                        Configs.service("cd", "ci-token-1234", "external:cd"))))
        .withMessageContainingAll("'ci'", "'cd'", "the same token")
        .withMessageNotContaining("ci-token-1234");
  }
}
