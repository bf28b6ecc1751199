package io.heliograph.systemtests.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The content of a notification as sent. Missing fields are {@code null}. */
public record Content(
    String title,
    @Nullable String description,
    @Nullable String link,
    @Nullable String topic,
    @Nullable String severity,
    @Nullable String scope,
    @Nullable String icon) {

  public String severityOrDefault() {
    return Objects.requireNonNullElse(severity, "normal");
  }

  /**
   * Returns the content after a later send with the same scope. Fields that are missing there keep
   * their value.
   */
  public Content replacedBy(Content later) {
    return new Content(
        later.title,
        later.description == null ? description : later.description,
        later.link == null ? link : later.link,
        later.topic == null ? topic : later.topic,
        later.severityOrDefault(),
        scope,
        later.icon == null ? icon : later.icon);
  }

  public ObjectNode json() {
    ObjectNode payload = JsonNodeFactory.instance.objectNode().put("title", title);
    putIfSet(payload, "description", description);
    putIfSet(payload, "link", link);
    putIfSet(payload, "topic", topic);
    putIfSet(payload, "severity", severity);
    putIfSet(payload, "scope", scope);
    putIfSet(payload, "icon", icon);
    return payload;
  }

  private static void putIfSet(ObjectNode payload, String field, @Nullable String value) {
    if (value != null) {
      payload.put(field, value);
    }
  }
}
