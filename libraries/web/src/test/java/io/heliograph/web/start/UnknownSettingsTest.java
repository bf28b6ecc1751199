package io.heliograph.web.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownSettingsTest {

  @ConfigMapping(prefix = "heliograph.sample")
  interface SampleConfig {
    @WithDefault("1")
    int batchSize();

    Optional<String> lifeTime();

    Map<String, Rule> rules();

    Optional<List<String>> origins();

    Map<String, String> discovery();

    interface Rule {
      Optional<String> allow();

      Optional<String> allowPublish();

      Access access();
    }

    interface Access {
      Optional<List<String>> topics();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HELIOGRAPH_SAMPLE_BATCH_SIZE",
        "HELIOGRAPH_SAMPLE_LIFE_TIME",
        "HELIOGRAPH_SAMPLE_RULES_OPS_ALLOW",
        "HELIOGRAPH_SAMPLE_RULES_OPS_ALLOW_PUBLISH",
        "HELIOGRAPH_SAMPLE_RULES_OPS_ACCESS_TOPICS",
        "HELIOGRAPH_SAMPLE_RULES__OPS_TEAM__ALLOW",
        "HELIOGRAPH_SAMPLE_ORIGINS",
        "HELIOGRAPH_SAMPLE_ORIGINS_0_",
        "HELIOGRAPH_SAMPLE_DISCOVERY_AUTH",
        "HELIOGRAPH_SAMPLE_DISCOVERY_MY_PLUGIN",
        "heliograph_sample_batch_size",
        "OTHER_SAMPLE_LIFETIME"
      })
  void aVariableOfASettingPasses(String name) {
    assertThatCode(() -> check(Map.of(), Map.of(name, "1"))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "HELIOGRAPH_SAMPLE_RULES_OPS_ALOW, HELIOGRAPH_SAMPLE_RULES_OPS_ALLOW",
    "HELIOGRAPH_SAMPLE_RULES_OPS_ACCESS_TOPIC, HELIOGRAPH_SAMPLE_RULES_OPS_ACCESS_TOPICS",
    "HELIOGRAPH_SAMPLE_LIFETIME, HELIOGRAPH_SAMPLE_LIFE_TIME",
    "HELIOGRAPH_SAMPEL_BATCH_SIZE, HELIOGRAPH_SAMPLE_BATCH_SIZE",
    "heliograph_sample_batchsize, HELIOGRAPH_SAMPLE_BATCH_SIZE",
  })
  void aMisspeltVariableIsToldWithTheNearestName(String name, String nearest) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> check(Map.of(), Map.of(name, "1")))
        .withMessageContaining(name.toUpperCase(Locale.ROOT) + " is not a setting")
        .withMessageEndingWith("write " + nearest);
  }

  @ParameterizedTest
  @CsvSource({
    "heliograph.sample.rules.ops.alow, heliograph.sample.rules.ops.allow",
    "heliograph.sample.batchSize, heliograph.sample.batch-size",
    "%dev.heliograph.sample.batch-sise, heliograph.sample.batch-size",
  })
  void aMisspeltPropertyIsToldWithTheNearestName(String name, String nearest) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> check(Map.of(name, "1"), Map.of()))
        .withMessageContaining("[source=application.properties] is not a setting")
        .withMessageEndingWith("write " + nearest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "heliograph.sample.rules.ops.allow",
        "heliograph.sample.rules.\"plugin:ops\".access.topics",
        "heliograph.sample.origins[0]",
        "%dev.heliograph.sample.batch-size",
        "quarkus.http.prot"
      })
  void aPropertyOfASettingPasses(String name) {
    assertThatCode(() -> check(Map.of(name, "1"), Map.of())).doesNotThrowAnyException();
  }

  @Test
  void aNameThatResemblesNoSettingLeadsToTheDocumentation() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> check(Map.of(), Map.of("HELIOGRAPH_COMPLETELY_DIFFERENT", "1")))
        .withMessage("HELIOGRAPH_COMPLETELY_DIFFERENT is not a setting, see docs/operations.md");
  }

  @Test
  void aKeyOfTwoWordsIsReadOnlyBetweenDoubleUnderscores() {
    Map<String, String> environment = Map.of("HELIOGRAPH_SAMPLE_RULES_OPS_TEAM_ALLOW", "1");

    assertThat(config(Map.of(), environment).getConfigMapping(SampleConfig.class).rules())
        .isEmpty();
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> check(Map.of(), environment))
        .withMessageStartingWith("HELIOGRAPH_SAMPLE_RULES_OPS_TEAM_ALLOW is not a setting");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HELIOGRAPH_SAMPLE_SERVICE_HOST",
        "HELIOGRAPH_SAMPLE_SERVICE_PORT",
        "HELIOGRAPH_SAMPLE_SERVICE_PORT_HTTP",
        "HELIOGRAPH_SAMPLE_PORT",
        "HELIOGRAPH_SAMPLE_PORT_8080_TCP",
        "HELIOGRAPH_SAMPLE_PORT_8080_TCP_ADDR"
      })
  void whatKubernetesAddsForAServicePasses(String name) {
    assertThatCode(() -> check(Map.of(), Map.of(name, "10.0.0.1"))).doesNotThrowAnyException();
  }

  @Test
  void allMisspeltNamesAreToldTogether() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                check(
                    Map.of("heliograph.sample.batch-sise", "1"),
                    Map.of("HELIOGRAPH_SAMPLE_ORIGIN", "1")))
        .withMessageContainingAll("HELIOGRAPH_SAMPLE_ORIGIN ", "; heliograph.sample.batch-sise ");
  }

  @Test
  void theSettingsOfTheOtherServiceAreLeftToIt() {
    assertThatCode(
            () ->
                check(
                    Map.of("heliograph.outbox.batch-sise", "1"),
                    Map.of("HELIOGRAPH_SIGNALS_ANONIMOUS", "guest")))
        .doesNotThrowAnyException();
  }

  private static void check(Map<String, String> properties, Map<String, String> environment) {
    new UnknownSettings(
            config(properties, environment), new KnownSettings(List.of(SampleConfig.class)))
        .refuse();
  }

  private static SmallRyeConfig config(
      Map<String, String> properties, Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withMappingIgnore("heliograph.**")
        .withMapping(SampleConfig.class)
        .withSources(new PropertiesConfigSource(properties, "application.properties", 250))
        .withSources(new EnvConfigSource(environment, 300))
        .build();
  }
}
