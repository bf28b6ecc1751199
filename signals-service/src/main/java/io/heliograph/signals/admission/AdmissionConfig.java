package io.heliograph.signals.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Who may come in. */
@ConfigMapping(prefix = "heliograph.signals")
interface AdmissionConfig {

  /** What becomes of those without a user's token. */
  @WithDefault("refuse")
  Anonymous anonymous();

  /**
   * The pages that may open a socket, beside those of the host that is asked: {@code
   * https://app.example.com}, {@code https://*.example.com} for every name below, or {@code *} for
   * any. Not set: none. Clients that name no origin are no pages and may come.
   */
  Optional<List<String>> origins();

  /** Without a token, or with a service's. A wrong token is refused in any case. */
  enum Anonymous {
    /** Answered with 401. */
    REFUSE,
    /** Come in as {@code user:default/guest}, which owns only itself. */
    GUEST
  }
}
