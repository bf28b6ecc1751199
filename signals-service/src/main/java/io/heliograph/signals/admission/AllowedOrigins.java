package io.heliograph.signals.admission;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The origins that are allowed to connect. Created at startup, so that an invalid configuration
 * prevents the start.
 */
@Startup
@Singleton
final class AllowedOrigins {
  private static final String ANY = "*";
  private static final String SUBDOMAINS = "*.";

  private final boolean any;
  private final List<Origin> allowed;

  AllowedOrigins(AdmissionConfig config) {
    List<String> entries = config.origins().orElse(List.of());
    this.any = entries.contains(ANY);
    this.allowed =
        entries.stream().filter(entry -> !entry.equals(ANY)).map(AllowedOrigins::read).toList();
  }

  /**
   * Returns whether a client with this {@code Origin} header may connect.
   *
   * @param host the requested host, and its port if that is not the default port
   */
  boolean allow(@Nullable String origin, String host) {
    return origin == null
        || any
        || Origin.parse(origin).filter(page -> allow(page, host)).isPresent();
  }

  private boolean allow(Origin page, String host) {
    return page.isAt(host) || allowed.stream().anyMatch(entry -> matches(entry, page));
  }

  private static boolean matches(Origin entry, Origin page) {
    return entry.equals(page)
        || (entry.host().startsWith(SUBDOMAINS)
            && page.host().endsWith(entry.host().substring(1))
            && entry.scheme().equals(page.scheme())
            && entry.port() == page.port());
  }

  private static Origin read(String entry) {
    Optional<Origin> origin = Origin.parse(entry).filter(AllowedOrigins::isUsable);
    return origin.orElseThrow(
        () ->
            new ConfigurationException(
                "heliograph.signals.origins: write "
                    + entry
                    + " as https://app.example.com, https://*.example.com or *"));
  }

  private static boolean isUsable(Origin entry) {
    int star = entry.host().lastIndexOf('*');
    return star < 0 || (star == 0 && entry.host().startsWith(SUBDOMAINS));
  }
}
