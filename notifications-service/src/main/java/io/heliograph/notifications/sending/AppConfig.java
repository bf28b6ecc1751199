package io.heliograph.notifications.sending;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** The app whose users are notified. */
@ConfigMapping(prefix = "heliograph.app")
interface AppConfig {

  /**
   * Base URL of the app as its users see it; relative links are paths below it. Not set: unknown.
   */
  Optional<URI> baseUrl();
}
