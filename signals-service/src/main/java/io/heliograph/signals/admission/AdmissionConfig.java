package io.heliograph.signals.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Configuration of admission. */
@ConfigMapping(prefix = "heliograph.signals")
interface AdmissionConfig {

  /** Handling of clients without a user's token. */
  @WithDefault("refuse")
  Anonymous anonymous();

  /**
   * Handling of clients without a token, or with a service's token. An invalid token is always
   * refused.
   */
  enum Anonymous {
    /** Refused: 401 without a token, 403 with that of a service. */
    REFUSE,
    /** Admitted as {@code user:default/guest}, which owns only itself. */
    GUEST
  }
}
