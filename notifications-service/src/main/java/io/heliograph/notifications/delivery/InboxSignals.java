package io.heliograph.notifications.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heliograph.contract.SignalHeaders;
import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.outbox.OutboxEvent;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates signals for changes of an inbox, on the channel and in the format of Backstage. */
@Singleton
public final class InboxSignals {
  private static final String CHANNEL = "notifications";
  private static final String TYPE_PREFIX = "io.heliograph.notifications.";
  private static final String NEW = "new_notification";

  /**
   * Maximum ids per signal. An id takes about 40 bytes, so a signal stays well below the default
   * limit.
   */
  private static final int IDS_PER_SIGNAL = 1000;

  private final ObjectMapper json;
  private final long maxSize;

  InboxSignals(ObjectMapper json, InboxConfig config) {
    this.json = json;
    this.maxSize = config.maxSignalSize().asLongValue();
  }

  /**
   * Returns the event for a notification that is new, or was replaced by a send with the same
   * scope.
   */
  OutboxEvent created(Notification notification) {
    String id = notification.id().toString();
    return new OutboxEvent(
        TYPE_PREFIX + NEW,
        CHANNEL,
        recipient(notification),
        id,
        notification.arrived(),
        message(notification));
  }

  /** Returns the events for each action of the update, with exactly the ids that were sent. */
  public List<OutboxEvent> updated(EntityRef user, InboxUpdate update, Instant occurred) {
    return update.actions().stream()
        .flatMap(action -> signals(user, action, update.ids(), occurred).stream())
        .toList();
  }

  private List<OutboxEvent> signals(
      EntityRef user, String action, List<UUID> ids, Instant occurred) {
    var signals = new ArrayList<OutboxEvent>();
    int from = 0;
    do {
      int to = Math.min(from + IDS_PER_SIGNAL, ids.size());
      String message = write(new Changed(action, ids.subList(from, to)));
      signals.add(
          new OutboxEvent(TYPE_PREFIX + action, CHANNEL, user.toString(), null, occurred, message));
      from = to;
    } while (from < ids.size());
    return signals;
  }

  private String message(Notification notification) {
    String whole = write(new Created(NEW, notification.id(), notification));
    return fits(whole) ? whole : write(new Created(NEW, notification.id(), null));
  }

  private boolean fits(String message) {
    return message.length() * 3L <= maxSize || message.getBytes(UTF_8).length <= maxSize;
  }

  private static String recipient(Notification notification) {
    return notification.user() == null ? SignalHeaders.EVERYONE : notification.user().toString();
  }

  private String write(Object message) {
    try {
      return json.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Created(
      @JsonProperty("action") String action,
      @JsonProperty("notification_id") UUID id,
      @JsonProperty("notification") @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable Notification notification) {}

  private record Changed(
      @JsonProperty("action") String action, @JsonProperty("notification_ids") List<UUID> ids) {}
}
