package io.heliograph.web.origin;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Configuration of the pages that may call. */
@ConfigMapping(prefix = "heliograph.web")
interface OriginConfig {

  /**
   * Origins of pages that may call, besides those of the requested host: {@code
   * https://app.example.com}, {@code https://*.example.com} for all its subdomains, {@code
   * http://localhost:*} for any port, or {@code *} for any origin. Not set: none. Clients without
   * an {@code Origin} header are not pages and are allowed.
   */
  Optional<List<String>> origins();
}
