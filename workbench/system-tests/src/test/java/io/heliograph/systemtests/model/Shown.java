package io.heliograph.systemtests.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.systemtests.client.Content;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A notification as a reader sees it, with flags instead of timestamps. */
record Shown(
    String id,
    @Nullable String user,
    String origin,
    Content content,
    boolean read,
    boolean saved,
    boolean updated) {

  static List<Shown> all(JsonNode notifications) {
    return StreamSupport.stream(notifications.spliterator(), false).map(Shown::of).toList();
  }

  static Shown of(JsonNode notification) {
    return new Shown(
        notification.required("id").textValue(),
        notification.required("user").textValue(),
        notification.required("origin").textValue(),
        content(notification.required("payload")),
        !notification.required("read").isNull(),
        !notification.required("saved").isNull(),
        !notification.required("updated").isNull());
  }

  private static Content content(JsonNode payload) {
    return new Content(
        payload.required("title").textValue(),
        payload.required("description").textValue(),
        payload.required("link").textValue(),
        payload.required("topic").textValue(),
        payload.required("severity").textValue(),
        payload.required("scope").textValue(),
        payload.required("icon").textValue());
  }
}
