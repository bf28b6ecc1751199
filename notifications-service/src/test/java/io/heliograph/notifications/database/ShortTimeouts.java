package io.heliograph.notifications.database;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Configures about half of the default time-outs, so that tests wait less; each differs. */
public final class ShortTimeouts implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.ofEntries(
        Map.entry("heliograph.database.connect-timeout", "1s"),
        Map.entry("heliograph.database.acquire-timeout", "1s"),
        Map.entry("heliograph.database.idle-in-transaction-timeout", "900ms"),
        Map.entry("heliograph.database.lock-timeout", "1100ms"),
        Map.entry("heliograph.database.read-timeout", "1400ms"),
        Map.entry("heliograph.database.statement-timeout", "1500ms"),
        Map.entry("heliograph.database.response-timeout", "1800ms"),
        Map.entry("heliograph.database.transaction-timeout", "2800ms"),
        Map.entry("heliograph.database.health-timeout", "700ms"),
        Map.entry("heliograph.database.keep-alive-idle", "2s"),
        Map.entry("heliograph.database.tcp-user-timeout", "2s"),
        Map.entry("heliograph.sending.timeout", "2500ms"),
        Map.entry("heliograph.outbox.response-timeout", "1s"),
        Map.entry("heliograph.outbox.election-interval", "500ms"),
        Map.entry("heliograph.outbox.session-timeout", "1500ms"));
  }
}
