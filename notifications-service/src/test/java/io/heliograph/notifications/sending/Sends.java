package io.heliograph.notifications.sending;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.recipients.Recipients;
import io.heliograph.notifications.recipients.Resolution;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends whose recipients are found. */
final class Sends {
  private Sends() {}

  static Send to(String... names) {
    return scoped(null, "ci", names);
  }

  /** Not resolved yet. */
  static Command claiming(String key) {
    var claim = new Claim(new IdempotencyKey("ci", key), "00");
    return command(null, "ci", List.of(), claim);
  }

  static Send scoped(@Nullable String scope, String origin, String... names) {
    List<EntityRef> users =
        Stream.of(names).map(name -> EntityRef.parse("user:default/" + name)).toList();
    return Send.to(new Resolution(users, List.of()), command(scope, origin, users, null));
  }

  private static Command command(
      @Nullable String scope, String origin, List<EntityRef> users, @Nullable Claim claim) {
    var sent = new PayloadBody("T", null, null, null, null, scope, null, null, Map.of());
    var recipients = new Recipients.Entities(users, List.of());
    return new Command(Content.of(origin, sent), recipients, claim, false);
  }
}
