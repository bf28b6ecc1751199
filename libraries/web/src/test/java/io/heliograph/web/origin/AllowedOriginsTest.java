package io.heliograph.web.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {
  private static final String HOST = "signals.example.com";

  private final AllowedOrigins sameHost = new AllowedOrigins(config(Map.of()));

  @ParameterizedTest
  @CsvSource({
    "https://app.example.com, app.example.com",
    "https://app.example.com, app.example.com:443",
    "http://localhost:8081, localhost:8081",
    "HTTPS://App.Example.com, app.example.COM",
    "http://[::1]:8081, [::1]:8081"
  })
  void aPageOfTheHostThatIsAskedMayCome(String origin, String host) {
    assertThat(allow(sameHost, origin, host)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.example.com, signals.example.com",
    "http://localhost:3000, localhost:8081",
    "https://app.example.com:8443, app.example.com",
    "https://app.example.com.evil.test, app.example.com",
    "null, app.example.com",
    "'', ''",
    "https://, ''",
    "nonsense, nonsense",
    "chrome-extension://app.example.com, app.example.com",
    "https://app.example.com%2f, app.example.com%2f"
  })
  void anotherPageMayNot(String origin, String host) {
    assertThat(allow(sameHost, origin, host)).isFalse();
  }

  @Test
  void configuredOriginsMayComeFromAnywhereTheyAre() {
    var origins = origins("https://app.example.com,http://localhost:3000");

    assertThat(allow(origins, "https://app.example.com", HOST)).isTrue();
    assertThat(allow(origins, "https://app.example.com:443", HOST)).isTrue();
    assertThat(allow(origins, "http://localhost:3000", HOST)).isTrue();
    assertThat(allow(origins, "http://app.example.com", HOST)).isFalse();
    assertThat(allow(origins, "https://other.example.com", HOST)).isFalse();
    assertThat(allow(origins, "https://" + HOST, HOST)).isTrue();
  }

  @Test
  void aStarStandsForEveryNameBelow() {
    var origins = origins("https://*.example.com");

    assertThat(allow(origins, "https://app.example.com", HOST)).isTrue();
    assertThat(allow(origins, "https://a.b.example.com", HOST)).isTrue();
    assertThat(allow(origins, "https://example.com", HOST)).isFalse();
    assertThat(allow(origins, "https://evilexample.com", HOST)).isFalse();
    assertThat(allow(origins, "http://app.example.com", HOST)).isFalse();
    assertThat(allow(origins, "https://app.example.com:8443", HOST)).isFalse();
    assertThat(allow(origins, "https://evil.test%2f.example.com", HOST)).isFalse();
    assertThat(allow(origins, "https://evil.test\\.example.com", HOST)).isFalse();
  }

  @Test
  void aStarForThePortStandsForEveryPortOfTheHost() {
    var origins = origins("http://localhost:*,https://*.example.com:*");

    assertThat(allow(origins, "http://localhost:3000", HOST)).isTrue();
    assertThat(allow(origins, "http://localhost", HOST)).isTrue();
    assertThat(allow(origins, "https://app.example.com:8443", HOST)).isTrue();
    assertThat(allow(origins, "https://localhost:3000", HOST)).isFalse();
    assertThat(allow(origins, "http://localhost.evil.test:3000", HOST)).isFalse();
    assertThat(allow(origins, "http://127.0.0.1:3000", HOST)).isFalse();
  }

  @Test
  void aStarAloneAllowsEveryPage() {
    assertThat(allow(origins("*"), "null", HOST)).isTrue();
    assertThat(allow(origins("*"), "https://evil.test", HOST)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app.example.com",
        "https://app.example.com/",
        "https://app*.example.com",
        "https://*",
        "https://app.example.com:*1",
        "*:*",
        "**"
      })
  void anEntryThatIsNoOriginStopsTheStart(String entry) {
    assertThatThrownBy(() -> origins(entry))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("heliograph.web.origins", entry, "https://app.example.com");
  }

  private static boolean allow(AllowedOrigins origins, String origin, String host) {
    return origins.include(origin) || AllowedOrigins.isSame(origin, host);
  }

  private static AllowedOrigins origins(String entries) {
    return new AllowedOrigins(config(Map.of("heliograph.web.origins", entries)));
  }

  private static OriginConfig config(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withMapping(OriginConfig.class)
        .withSources(new PropertiesConfigSource(properties, "application.properties", 250))
        .build()
        .getConfigMapping(OriginConfig.class);
  }
}
