package io.heliograph.identity;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the plugins of a Backstage answer: each at its own base URL, or all below one. */
final class Discovery {

  private static final String PREFIX = "heliograph.identity.backstage.";

  private final Map<String, Place> exceptions = new HashMap<>();
  private final @Nullable Place usual;

  /**
   * @param outages a new one for each server
   */
  Discovery(IdentityConfig.Backstage config, Supplier<Outage> outages) {
    config.discovery().forEach((plugin, base) -> add(plugin, base, outages.get()));
    usual =
        config
            .baseUrl()
            .map(base -> new Place(checked("base-url", base) + "/api", outages.get()))
            .orElse(null);
  }

  /** Where that plugin answers, if the configuration says so. The id must be checked before. */
  Optional<Place> placeOf(String plugin) {
    return Optional.ofNullable(exceptions.get(plugin))
        .or(() -> Optional.ofNullable(usual).map(place -> place.below(plugin)));
  }

  /** An environment variable cannot hold the dash of an id: what comes of it is a dot. */
  private void add(String plugin, URI base, Outage outage) {
    String id = plugin.replace('.', '-');
    exceptions.put(id, new Place(checked("discovery." + plugin, base), outage));
  }

  private static String checked(String property, URI base) {
    return HttpLocation.checked(PREFIX + property, base).toString().replaceAll("/+$", "");
  }

  /** A base URL, and whether its server is away. */
  record Place(String base, Outage outage) {

    private static final String NO_KEYS = "{\"keys\":[]}";

    URI at(String path) {
      return URI.create(base + path);
    }

    /** The keys with which the plugin here signs; none if it publishes none. */
    KeySource pluginKeys(Duration timeout) {
      Download document = new Download(at("/.backstage/auth/v1/jwks.json"), timeout);
      return () -> outage.ask(() -> orNoKeys(document));
    }

    private Place below(String segment) {
      return new Place(base + '/' + segment, outage);
    }

    private static String orNoKeys(Download document) throws IOException {
      try {
        return document.read();
      } catch (Download.RefusedException e) {
        return NO_KEYS;
      }
    }
  }
}
