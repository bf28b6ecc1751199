package io.heliograph.web.origin;

import static jakarta.interceptor.Interceptor.Priority.APPLICATION;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The origins of pages that may call. Created at startup, so that an invalid configuration prevents
 * the start.
 */
@Startup(APPLICATION)
@Singleton
final class AllowedOrigins {
  private static final String ANY = "*";

  private final boolean any;
  private final List<OriginPattern> allowed;

  AllowedOrigins(OriginConfig config) {
    List<String> entries = config.origins().orElse(List.of());
    this.any = entries.contains(ANY);
    this.allowed =
        entries.stream().filter(entry -> !entry.equals(ANY)).map(AllowedOrigins::read).toList();
  }

  /** Returns whether the configuration allows a page with this {@code Origin} header. */
  boolean include(String origin) {
    return any
        || PageOrigin.parse(origin)
            .filter(page -> allowed.stream().anyMatch(entry -> entry.matches(page)))
            .isPresent();
  }

  /**
   * Returns whether this {@code Origin} header is that of the requested host.
   *
   * @param host the requested host, and its port if that is not the default port
   */
  static boolean isSame(String origin, String host) {
    return PageOrigin.parse(origin).filter(page -> page.isAt(host)).isPresent();
  }

  private static OriginPattern read(String entry) {
    return OriginPattern.parse(entry)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "heliograph.web.origins: write "
                        + entry
                        + " as https://app.example.com, https://*.example.com, http://localhost:*"
                        + " or *"));
  }
}
