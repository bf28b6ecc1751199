package io.heliograph.notifications.queue;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.command.IdempotencyKey;
import io.heliograph.notifications.command.IdempotentRequest;
import io.heliograph.notifications.command.PayloadBody;
import io.heliograph.notifications.command.ResolvedSend;
import io.heliograph.notifications.command.SendCommand;
import io.heliograph.notifications.command.SendContent;
import io.heliograph.notifications.recipients.Recipients;
import io.heliograph.notifications.recipients.ResolvedRecipients;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates sends whose recipients are already resolved. */
public final class Sends {
  private Sends() {}

  static ResolvedSend to(String... names) {
    return scoped(null, "ci", names);
  }

  /** Returns a command whose recipients are not resolved yet. */
  public static SendCommand withKey(String key) {
    var keyedRequest = new IdempotentRequest(new IdempotencyKey("ci", key), "00");
    return command(null, "ci", List.of(), keyedRequest);
  }

  static ResolvedSend scoped(@Nullable String scope, String origin, String... names) {
    List<EntityRef> users =
        Stream.of(names).map(name -> EntityRef.parse("user:default/" + name)).toList();
    return ResolvedSend.to(
        new ResolvedRecipients(users, List.of()), command(scope, origin, users, null));
  }

  static ResolvedSend broadcast(@Nullable String scope) {
    return ResolvedSend.toEverybody(command(scope, "ci", List.of(), null));
  }

  private static SendCommand command(
      @Nullable String scope,
      String origin,
      List<EntityRef> users,
      @Nullable IdempotentRequest keyedRequest) {
    var sent = new PayloadBody("T", null, null, null, null, scope, null, null, Map.of());
    var recipients = new Recipients.Entities(users, List.of());
    return new SendCommand(SendContent.of(origin, sent), recipients, keyedRequest, false);
  }
}
