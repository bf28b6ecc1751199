package io.heliograph.notifications.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heliograph.notifications.query.Source;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultsTest {
  private static final Switch CATALOG = new Switch("Web", "plugin:catalog", null);
  private static final Switch REFRESH = new Switch("Web", "plugin:catalog", "Entity:Refresh");

  @Test
  void nothingIsDecidedByDefault() {
    Defaults defaults = Configured.defaults();

    assertThat(defaults.channels()).isEmpty();
    assertThat(defaults.sources()).isEmpty();
    assertThat(defaults.ofChannel("Web")).isEmpty();
    assertThat(defaults.of(CATALOG)).isEmpty();
    assertThat(Configured.settings(Map.of(), Map.of()).maxSwitches()).isEqualTo(10_000);
  }

  @Test
  void aPropertiesFileQuotesIds() {
    Defaults defaults =
        Configured.defaults(
            "channels.Email.enabled=false",
            "channels.Web.origins.\"plugin\\:catalog\".enabled=false",
            "channels.Web.origins.\"plugin\\:catalog\".topics.\"Entity\\:Refresh\".enabled=true");

    assertThat(defaults.channels()).containsExactly("Email", "Web");
    assertThat(defaults.sources())
        .containsExactly(
            new Source("plugin:catalog", null), new Source("plugin:catalog", "Entity:Refresh"));
    assertThat(defaults.ofChannel("EMAIL")).contains(false);
    assertThat(defaults.ofChannel("Web")).isEmpty();
    assertThat(defaults.of(CATALOG)).contains(false);
    assertThat(defaults.of(REFRESH)).contains(true);
  }

  @Test
  void theEnvironmentAloneNamesThemAndSaysTheirIds() {
    Defaults defaults =
        new Defaults(
            Configured.settings(
                Map.of(),
                Map.of(
                    "HELIOGRAPH_SETTINGS_CHANNELS_SLACK_ID", "SlackNotificationProcessor",
                    "HELIOGRAPH_SETTINGS_CHANNELS_SLACK_ENABLED", "false",
                    "HELIOGRAPH_SETTINGS_CHANNELS_WEB_ORIGINS_CATALOG_ID", "plugin:catalog",
                    "HELIOGRAPH_SETTINGS_CHANNELS_WEB_ORIGINS_CATALOG_ENABLED", "false",
                    "HELIOGRAPH_SETTINGS_CHANNELS_WEB_ORIGINS_CATALOG_TOPICS_REFRESH_ID",
                        "Entity:Refresh",
                    "HELIOGRAPH_SETTINGS_CHANNELS_WEB_ORIGINS_CATALOG_TOPICS_REFRESH_ENABLED",
                        "true")));

    assertThat(defaults.channels()).containsExactly("SlackNotificationProcessor", "web");
    assertThat(defaults.sources())
        .containsExactly(
            new Source("plugin:catalog", null), new Source("plugin:catalog", "Entity:Refresh"));
    assertThat(defaults.ofChannel("SlackNotificationProcessor")).contains(false);
    assertThat(defaults.of(CATALOG)).contains(false);
    assertThat(defaults.of(REFRESH)).contains(true);
  }

  @Test
  void theEnvironmentOverridesAFile() {
    Defaults defaults =
        new Defaults(
            Configured.settings(
                Configured.properties(
                    "channels.Web.enabled=true",
                    "channels.Web.origins.catalog.id=plugin:catalog",
                    "channels.Web.origins.catalog.enabled=true"),
                Map.of(
                    "HELIOGRAPH_SETTINGS_CHANNELS_WEB_ENABLED", "false",
                    "HELIOGRAPH_SETTINGS_CHANNELS_WEB_ORIGINS_CATALOG_ENABLED", "false")));

    assertThat(defaults.ofChannel("Web")).contains(false);
    assertThat(defaults.of(CATALOG)).contains(false);
  }

  @Test
  void twoEntriesForOneIdMayAgree() {
    Defaults defaults =
        Configured.defaults(
            "channels.web.enabled=false",
            "channels.Web.enabled=false",
            "channels.web.origins.a.id=plugin:a",
            "channels.Web.origins.\"PLUGIN\\:a\".enabled=false");

    assertThat(defaults.ofChannel("Web")).contains(false);
    assertThat(defaults.of(new Switch("Web", "plugin:a", null))).contains(false);
  }

  @Test
  void aContradictionStopsTheStart() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () -> Configured.defaults("channels.web.enabled=false", "channels.Web.enabled=true"))
        .withMessageContaining("heliograph.settings.channels");
  }

  @Test
  void anIdThatCouldNotBeSentBackStopsTheStart() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Configured.defaults("channels.Web.origins.a.id=" + "x".repeat(256)))
        .withMessageContaining("1 to 255 characters");
  }
}
