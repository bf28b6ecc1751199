package io.heliograph.identity.backstage;

import io.heliograph.identity.IdentityConfig;
import io.heliograph.identity.jwks.BoundedFetcher;
import io.heliograph.identity.jwks.CircuitBreaker;
import io.heliograph.identity.jwks.HttpLocation;
import io.heliograph.identity.jwks.KeySource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Locations of the plugins of a Backstage: each at its own base URL, or all below one. */
final class Discovery {

  private static final String PREFIX = "heliograph.identity.backstage.";

  private final Map<String, Location> exceptions = new HashMap<>();
  private final @Nullable Location usual;

  /**
   * Reads the locations from the configuration.
   *
   * @param circuits supplies a new circuit breaker for each server
   */
  Discovery(IdentityConfig.Backstage config, Supplier<CircuitBreaker> circuits) {
    config.discovery().forEach((plugin, base) -> add(plugin, base, circuits.get()));
    usual =
        config
            .baseUrl()
            .map(base -> new Location(checked("base-url", base) + "/api", circuits.get()))
            .orElse(null);
  }

  /** Returns the location of the plugin, if it is configured. The id must be checked before. */
  Optional<Location> locationOf(String plugin) {
    return Optional.ofNullable(exceptions.get(plugin))
        .or(() -> Optional.ofNullable(usual).map(place -> place.below(plugin)));
  }

  /**
   * Replaces dots in the id with dashes: an environment variable cannot contain the dash of an id,
   * which becomes a dot.
   */
  private void add(String plugin, URI base, CircuitBreaker circuit) {
    String id = plugin.replace('.', '-');
    exceptions.put(id, new Location(checked("discovery." + plugin, base), circuit));
  }

  private static String checked(String property, URI base) {
    return HttpLocation.checked(PREFIX + property, base).toString().replaceAll("/+$", "");
  }

  /** A base URL and the circuit breaker of its server. */
  record Location(String base, CircuitBreaker circuit) {

    private static final String NO_KEYS = "{\"keys\":[]}";

    URI at(String path) {
      return URI.create(base + path);
    }

    /** Returns the keys with which the plugin at this location signs; none if it publishes none. */
    KeySource pluginKeys(Duration timeout) {
      BoundedFetcher document = new BoundedFetcher(at("/.backstage/auth/v1/jwks.json"), timeout);
      return () -> circuit.ask(() -> orNoKeys(document));
    }

    private Location below(String segment) {
      return new Location(base + '/' + segment, circuit);
    }

    private static String orNoKeys(BoundedFetcher document) throws IOException {
      try {
        return document.read();
      } catch (BoundedFetcher.RefusedException e) {
        return NO_KEYS;
      }
    }
  }
}
