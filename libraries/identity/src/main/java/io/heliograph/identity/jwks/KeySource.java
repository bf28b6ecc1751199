package io.heliograph.identity.jwks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** Source of the text of a key set. Reading blocks. */
@FunctionalInterface
public interface KeySource {

  String read() throws IOException;

  /**
   * Checks the source at the start. A source on the network is not checked: it may be unavailable
   * for a while.
   *
   * @throws IllegalArgumentException if the source can never return a key set
   */
  default void check() {}

  /**
   * Returns the source at an {@code https:}, {@code http:} or {@code file:} URI; {@code file:} may
   * be relative to the working directory.
   */
  static KeySource at(URI location, Duration timeout) {
    String scheme = location.getScheme() == null ? "" : location.getScheme();
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "https", "http" -> new BoundedFetcher(location, timeout)::read;
      case "file" -> new KeyFile(location);
      default ->
          throw new IllegalArgumentException(
              "write it as an https:, http: or file: URI, not as '" + location + "'");
    };
  }
}
