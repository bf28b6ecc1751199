package io.heliograph.notifications.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
  private static final String CONTENT = "notification";
  private static final String IDS = "notification_ids";

  /**
   * Maximum ids per signal. An id takes about 40 bytes, so a signal stays well below the default
   * limit.
   */
  private static final int IDS_PER_SIGNAL = 1000;

  /** Maximum ids per signal in the short form. */
  private static final int IDS_PER_SHORT_SIGNAL = 20;

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
    return created(notification, message(notification));
  }

  /** Returns the event with the id of the notification alone. */
  OutboxEvent createdWithoutContent(Notification notification) {
    return created(notification, shortMessage(notification));
  }

  private static OutboxEvent created(Notification notification, String message) {
    String id = notification.id().toString();
    return new OutboxEvent(
        TYPE_PREFIX + NEW, CHANNEL, recipient(notification), id, notification.arrived(), message);
  }

  /** Returns the events for each action of the update, with exactly the ids that were sent. */
  public List<OutboxEvent> updated(EntityRef user, InboxUpdate update, Instant occurred) {
    return update.actions().stream()
        .flatMap(action -> signals(user, action, update.ids(), occurred).stream())
        .toList();
  }

  private List<OutboxEvent> signals(
      EntityRef user, String action, List<UUID> ids, Instant occurred) {
    return messages(action, ids, IDS_PER_SIGNAL).stream()
        .map(
            message ->
                new OutboxEvent(
                    TYPE_PREFIX + action, CHANNEL, user.toString(), null, occurred, message))
        .toList();
  }

  private List<String> messages(String action, List<UUID> ids, int idsPerMessage) {
    var messages = new ArrayList<String>();
    int from = 0;
    do {
      int to = Math.min(from + idsPerMessage, ids.size());
      messages.add(write(new Changed(action, ids.subList(from, to))));
      from = to;
    } while (from < ids.size());
    return messages;
  }

  /**
   * Returns the events that together tell the same as one that is too large for Kafka: the id of a
   * new notification without its content, or the ids of an update in several signals. Returns an
   * empty list if the event cannot be shortened.
   */
  public List<OutboxEvent> shortened(OutboxEvent event) {
    try {
      JsonNode message = json.readTree(event.message());
      return shortMessages(message).stream()
          .filter(shorter -> shorter.length() < event.message().length())
          .map(event::withMessage)
          .toList();
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }

  private List<String> shortMessages(JsonNode message) throws JsonProcessingException {
    if (message.has(CONTENT)) {
      return List.of(write(((ObjectNode) message).without(CONTENT)));
    }
    return message.has(IDS) ? inParts(json.treeToValue(message, Changed.class)) : List.of();
  }

  private List<String> inParts(Changed whole) {
    return messages(whole.action(), whole.ids(), IDS_PER_SHORT_SIGNAL);
  }

  private String message(Notification notification) {
    String whole = write(new Created(NEW, notification.id(), notification));
    return fits(whole) ? whole : shortMessage(notification);
  }

  private String shortMessage(Notification notification) {
    return write(new Created(NEW, notification.id(), null));
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
      @JsonProperty(CONTENT) @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable Notification notification) {}

  private record Changed(
      @JsonProperty("action") String action, @JsonProperty(IDS) List<UUID> ids) {}
}
