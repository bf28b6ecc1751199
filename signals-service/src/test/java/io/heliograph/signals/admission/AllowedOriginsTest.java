package io.heliograph.signals.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.signals.Mappings;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {
  private static final String HOST = "signals.example.com";

  private final AllowedOrigins sameHost = new AllowedOrigins(config(Map.of()));

  @Test
  void whoNamesNoOriginIsNoPageAndMayCome() {
    assertThat(sameHost.allow(null, HOST)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.example.com, app.example.com",
    "https://app.example.com, app.example.com:443",
    "http://localhost:8081, localhost:8081",
    "HTTPS://App.Example.com, app.example.COM",
    "http://[::1]:8081, [::1]:8081"
  })
  void aPageOfTheHostThatIsAskedMayCome(String origin, String host) {
    assertThat(sameHost.allow(origin, host)).isTrue();
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
    assertThat(sameHost.allow(origin, host)).isFalse();
  }

  @Test
  void configuredOriginsMayComeFromAnywhereTheyAre() {
    var origins = origins("https://app.example.com,http://localhost:3000");

    assertThat(origins.allow("https://app.example.com", HOST)).isTrue();
    assertThat(origins.allow("https://app.example.com:443", HOST)).isTrue();
    assertThat(origins.allow("http://localhost:3000", HOST)).isTrue();
    assertThat(origins.allow("http://app.example.com", HOST)).isFalse();
    assertThat(origins.allow("https://other.example.com", HOST)).isFalse();
    assertThat(origins.allow("https://" + HOST, HOST)).isTrue();
  }

  @Test
  void aStarStandsForEveryNameBelow() {
    var origins = origins("https://*.example.com");

    assertThat(origins.allow("https://app.example.com", HOST)).isTrue();
    assertThat(origins.allow("https://a.b.example.com", HOST)).isTrue();
    assertThat(origins.allow("https://example.com", HOST)).isFalse();
    assertThat(origins.allow("https://evilexample.com", HOST)).isFalse();
    assertThat(origins.allow("http://app.example.com", HOST)).isFalse();
    assertThat(origins.allow("https://app.example.com:8443", HOST)).isFalse();
    assertThat(origins.allow("https://evil.test%2f.example.com", HOST)).isFalse();
    assertThat(origins.allow("https://evil.test\\.example.com", HOST)).isFalse();
  }

  @Test
  void aStarAloneAllowsEveryPage() {
    assertThat(origins("*").allow("null", HOST)).isTrue();
    assertThat(origins("*").allow("https://evil.test", HOST)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"app.example.com", "https://app.example.com/", "https://app*.example.com", "**"})
  void anEntryThatIsNoOriginStopsTheStart(String entry) {
    assertThatThrownBy(() -> origins(entry))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("heliograph.signals.origins", entry, "https://app.example.com");
  }

  private static AllowedOrigins origins(String entries) {
    return new AllowedOrigins(config(Map.of("heliograph.signals.origins", entries)));
  }

  private static AdmissionConfig config(Map<String, String> properties) {
    return Mappings.of(AdmissionConfig.class, properties);
  }
}
