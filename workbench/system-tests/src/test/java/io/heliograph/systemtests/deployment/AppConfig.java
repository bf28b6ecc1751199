package io.heliograph.systemtests.deployment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.heliograph.systemtests.harness.DocumentationPage;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of Backstage's {@code app-config.yaml} that the page of Backstage shows. Only the keys
 * that the page uses are accepted.
 */
public record AppConfig(@Nullable Discovery discovery, @Nullable Backend backend) {
  private static final String PLUGIN = "{{pluginId}}";

  /** Returns all parts in the order of the page. */
  static List<AppConfig> ofThePage() {
    return DocumentationPage.read("backstage.md").blocks("yaml").stream()
        .map(block -> StrictYaml.read(block, AppConfig.class))
        .toList();
  }

  /**
   * Returns the base URL of a plugin that a browser uses with the configuration of the page.
   *
   * @param service the address of the running service in place of the page's
   */
  public static String baseUrl(String plugin, URI service) {
    String target =
        ofThePage().stream()
            .flatMap(AppConfig::endpoints)
            .filter(endpoint -> endpoint.plugins().contains(plugin))
            .findFirst()
            .orElseThrow(() -> new AssertionError("the page does not route " + plugin))
            .target()
            .external();
    return service.resolve(URI.create(target.replace(PLUGIN, plugin)).getPath()).toString();
  }

  Stream<Endpoint> endpoints() {
    return Stream.ofNullable(discovery).flatMap(it -> it.endpoints().stream());
  }

  record Discovery(List<Endpoint> endpoints) {}

  record Endpoint(Target target, List<String> plugins) {}

  /** The URLs for backends and for browsers. */
  record Target(String internal, String external) {
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    Target {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Target forBoth(String url) {
      return new Target(url, url);
    }

    URI internal(String plugin) {
      return URI.create(internal.replace(PLUGIN, plugin));
    }
  }

  record Backend(@Nullable Csp csp, @Nullable Auth auth) {}

  record Csp(@JsonProperty("connect-src") List<String> connectSrc) {}

  record Auth(List<ExternalAccess> externalAccess) {}

  record ExternalAccess(String type, Options options, List<Restriction> accessRestrictions) {}

  record Options(String token, String subject) {}

  record Restriction(String plugin) {}
}
