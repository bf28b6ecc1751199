package io.heliograph.notifications.sending;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.web.problem.ProblemException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkCheckTest {
  private final LinkCheck links = new LinkCheck(Optional::empty);

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "/catalog",
        "catalog/default",
        "?tab=1",
        "#top",
        "/a:b",
        "/search?q=a b",
        "https://example.com",
        "HTTP://Example.com:8080/a?b=c#d",
        "http://[::1]/"
      })
  void leadsToTheWebOrIntoTheApp(String link) {
    assertThatCode(() -> links.check(link)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "ftp://example.com",
        "mailto:a@example.com",
        "a:b",
        "http:",
        "http://",
        "https:///path",
        "//evil.example/x",
        "/\\evil.example/x",
        "\\\\evil.example/x",
        "/\t/evil.example/x",
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "\u00a0javascript:alert(1)",
        "\ufeffjavascript:alert(1)",
        "\u200bjavascript:alert(1)",
        "https://example.com\u2003",
        "\u0001javascript:alert(1)"
      })
  void leadsNowhereElse(String link) {
    assertThatThrownBy(() -> links.check(link))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("payload.link");
  }

  @Test
  void theAppMustBeOnTheWeb() {
    assertThatThrownBy(() -> new LinkCheck(() -> Optional.of(URI.create("ftp://app.example"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("heliograph.app.base-url");
  }
}
