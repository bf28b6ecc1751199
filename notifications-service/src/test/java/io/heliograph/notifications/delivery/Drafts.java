package io.heliograph.notifications.delivery;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.notification.Draft;
import io.heliograph.notifications.notification.Payload;
import io.heliograph.notifications.notification.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates deliveries with a title to users of the namespace {@code default}. */
final class Drafts {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  private Drafts() {}

  static Delivery to(String title, @Nullable String scope, List<String> names) {
    var payload = new Payload(title, null, null, null, Severity.NORMAL, scope, null, Map.of());
    return new Delivery(new Draft("external:ci", NOW, payload), users(names));
  }

  private static List<EntityRef> users(List<String> names) {
    return names.stream().map(name -> new EntityRef("user", "default", name)).toList();
  }
}
