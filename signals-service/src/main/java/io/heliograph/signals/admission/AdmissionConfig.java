package io.heliograph.signals.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Configuration of admission. */
@ConfigMapping(prefix = "heliograph.signals")
interface AdmissionConfig {

  /** Handling of clients without a user's token. */
  @WithDefault("refuse")
  Anonymous anonymous();

  /**
   * Origins of pages that may open a connection, besides those of the requested host: {@code
   * https://app.example.com}, {@code https://*.example.com} for all its subdomains, or {@code *}
   * for any. Not set: none. Clients without an {@code Origin} header are not pages and are allowed.
   */
  Optional<List<String>> origins();

  /**
   * Handling of clients without a token, or with a service's token. An invalid token is always
   * refused.
   */
  enum Anonymous {
    /** Refused with 401. */
    REFUSE,
    /** Admitted as {@code user:default/guest}, which owns only itself. */
    GUEST
  }
}
