package io.heliograph.notifications.delivery;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.notification.Payload;
import io.heliograph.notifications.notification.Severity;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Converts between rows and notifications. */
public final class NotificationRows {
  /** Columns that personal notifications and broadcasts have in common, as they are read. */
  public static final String CONTENT =
      "created, updated, origin, title, description, link, severity, topic, scope, icon, metadata";

  /** Uses the indexes notification_newest and notification_newest_unread. */
  public static final String PERSONAL =
      "SELECT id, user_ref, read_at, saved_at, "
          + CONTENT
          + " FROM notification WHERE user_ref = $1";

  /** Uses the index broadcast_newest and the primary key of broadcast_state. */
  public static final String BROADCASTS =
      "SELECT id, NULL::text AS user_ref,"
          + " CASE WHEN read_revision = revision THEN read_at END AS read_at, saved_at, "
          + CONTENT
          + " FROM broadcast LEFT JOIN broadcast_state ON broadcast_id = id AND user_ref = $1";

  private NotificationRows() {}

  static List<Notification> toNotifications(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(NotificationRows::toNotification)
        .toList();
  }

  public static Notification toNotification(Row row) {
    String user = row.getString("user_ref");
    return new Notification(
        row.getUUID("id"),
        user == null ? null : EntityRef.parse(user),
        row.getOffsetDateTime("created").toInstant(),
        instant(row, "saved_at"),
        instant(row, "read_at"),
        instant(row, "updated"),
        row.getString("origin"),
        payload(row));
  }

  private static Payload payload(Row row) {
    JsonObject metadata = row.getJsonObject("metadata");
    return new Payload(
        row.getString("title"),
        row.getString("description"),
        row.getString("link"),
        row.getString("topic"),
        Severity.ofRank(row.getShort("severity")),
        row.getString("scope"),
        row.getString("icon"),
        metadata == null ? null : metadata.getMap());
  }

  /** Appends origin, creation time and payload in the order in which the stores insert them. */
  static Tuple addContent(Tuple tuple, String origin, Instant created, Payload payload) {
    return tuple
        .addString(origin)
        .addOffsetDateTime(utc(created))
        .addString(payload.title())
        .addString(payload.description())
        .addString(payload.link())
        .addShort(payload.severity().rank())
        .addString(payload.topic())
        .addString(payload.scope())
        .addString(payload.icon())
        .addValue(json(payload.metadata()));
  }

  public static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static @Nullable JsonObject json(@Nullable Map<String, Object> metadata) {
    return metadata == null ? null : new JsonObject(metadata);
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime value = row.getOffsetDateTime(column);
    return value == null ? null : value.toInstant();
  }
}
