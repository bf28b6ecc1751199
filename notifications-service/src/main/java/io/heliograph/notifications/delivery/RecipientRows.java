package io.heliograph.notifications.delivery;

import io.heliograph.notifications.notification.Draft;
import io.heliograph.notifications.notification.Payload;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Converts recipient rows to the columns of one statement. The content of a draft is sent once,
 * regardless of the number of its rows.
 */
final class RecipientRows {
  private RecipientRows() {}

  /** Returns each user once, with the number of their rows. */
  static Tuple persons(List<RecipientRow> recipientRows) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    recipientRows.forEach(row -> counts.merge(row.user().toString(), 1, Integer::sum));
    return Tuple.tuple()
        .addArrayOfString(counts.keySet().toArray(String[]::new))
        .addArrayOfInteger(counts.values().toArray(Integer[]::new));
  }

  /** Returns the recipient rows, each with the number of its draft, followed by the drafts. */
  static Tuple contents(List<RecipientRow> recipientRows) {
    Map<Draft, Integer> places = new LinkedHashMap<>();
    recipientRows.forEach(row -> places.putIfAbsent(row.draft(), places.size() + 1));
    Tuple rows =
        Tuple.tuple()
            .addArrayOfUUID(column(recipientRows, row -> row.fresh().id(), UUID[]::new))
            .addArrayOfString(column(recipientRows, row -> row.user().toString(), String[]::new))
            .addArrayOfInteger(column(recipientRows, RecipientRow::behind, Integer[]::new))
            .addArrayOfInteger(
                column(recipientRows, row -> places.get(row.draft()), Integer[]::new));
    return addDrafts(rows, List.copyOf(places.keySet()));
  }

  private static Tuple addDrafts(Tuple rows, List<Draft> drafts) {
    List<Payload> payloads = drafts.stream().map(Draft::payload).toList();
    return rows.addArrayOfString(column(drafts, Draft::origin, String[]::new))
        .addArrayOfOffsetDateTime(
            column(drafts, draft -> NotificationRows.utc(draft.created()), OffsetDateTime[]::new))
        .addArrayOfString(column(payloads, Payload::title, String[]::new))
        .addArrayOfString(column(payloads, Payload::description, String[]::new))
        .addArrayOfString(column(payloads, Payload::link, String[]::new))
        .addArrayOfShort(column(payloads, payload -> payload.severity().rank(), Short[]::new))
        .addArrayOfString(column(payloads, Payload::topic, String[]::new))
        .addArrayOfString(column(payloads, Payload::scope, String[]::new))
        .addArrayOfString(column(payloads, Payload::icon, String[]::new))
        .addArrayOfJsonObject(
            column(
                payloads, payload -> NotificationRows.json(payload.metadata()), JsonObject[]::new));
  }

  private static <R, T> T[] column(List<R> rows, Function<R, T> value, IntFunction<T[]> array) {
    return rows.stream().map(value).toArray(array);
  }
}
