package io.heliograph.identity.jwks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Source of the text of a key set. Reading blocks. */
@FunctionalInterface
public interface KeySource {

  String read() throws IOException;

  /**
   * Returns the source at an {@code https:}, {@code http:} or {@code file:} URI; {@code file:} may
   * be relative to the working directory.
   */
  static KeySource at(URI location, Duration timeout) {
    String scheme = location.getScheme() == null ? "" : location.getScheme();
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "https", "http" -> new BoundedFetcher(location, timeout)::read;
      case "file" -> inFile(location);
      default ->
          throw new IllegalArgumentException(
              "write it as an https:, http: or file: URI, not as '" + location + "'");
    };
  }

  private static KeySource inFile(URI location) {
    Path file = location.isOpaque() ? Path.of(location.getSchemeSpecificPart()) : Path.of(location);
    return () -> Files.readString(file);
  }
}
