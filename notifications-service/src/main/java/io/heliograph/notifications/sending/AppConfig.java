package io.heliograph.notifications.sending;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** The app whose users are notified. */
@ConfigMapping(prefix = "heliograph.app")
interface AppConfig {

  /** Where the app is, as its users see it: relative links are paths below. Not set: unknown. */
  Optional<URI> baseUrl();
}
