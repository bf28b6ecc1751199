package io.heliograph.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The frames on the channel {@code notifications} that the contract requires. */
public final class Frames {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Frames() {}

  /** Returns the frame for a notification that the inbox returned. */
  public static JsonNode newNotification(JsonNode notification) {
    ObjectNode message = message("new_notification");
    message.set("notification_id", notification.required("id"));
    message.set("notification", notification);
    return frame(message);
  }

  /** Returns the frame for a notification that is too large for a signal. */
  public static JsonNode largeNotification(String id) {
    return frame(message("new_notification").put("notification_id", id));
  }

  public static JsonNode update(String action, List<String> ids) {
    ObjectNode message = message(action);
    ids.forEach(message.putArray("notification_ids")::add);
    return frame(message);
  }

  private static ObjectNode message(String action) {
    return JSON.objectNode().put("action", action);
  }

  private static JsonNode frame(ObjectNode message) {
    ObjectNode frame = JSON.objectNode().put("channel", SignalClient.NOTIFICATIONS);
    frame.set("message", message);
    return frame;
  }
}
