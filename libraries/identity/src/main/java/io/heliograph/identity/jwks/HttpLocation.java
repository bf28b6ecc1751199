package io.heliograph.identity.jwks;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;

/** Checks HTTP locations that are requested with a caller's token or used as a base URL. */
public final class HttpLocation {

  private HttpLocation() {}

  /** Returns the location, or throws a {@link ConfigurationException} that names the property. */
  public static URI checked(String property, URI location) {
    boolean plain = location.getRawQuery() == null && location.getRawFragment() == null;
    if (location.getHost() == null || !plain || !isHttp(location)) {
      throw new ConfigurationException(
          "%s: write it as https://host/path or http://host/path, not as '%s'"
              .formatted(property, location));
    }
    return location;
  }

  private static boolean isHttp(URI location) {
    String scheme = location.getScheme() == null ? "" : location.getScheme();
    return scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
  }
}
