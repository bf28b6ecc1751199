package io.heliograph.signals.permits;

import io.heliograph.signals.Mappings;
import io.heliograph.signals.limits.LimitsConfig;
import java.util.Map;

/** Permits of an instance of their own. */
public final class Permits {
  private Permits() {}

  /** Returns a permit within the default limits. */
  public static ConnectionPermit of(AuthenticatedClient client) {
    return (ConnectionPermit) opened(Map.of()).take(client, 0);
  }

  public static ConnectionPermits opened(Map<String, String> limits) {
    var permits = new ConnectionPermits(Mappings.of(LimitsConfig.class, limits));
    permits.open();
    return permits;
  }
}
