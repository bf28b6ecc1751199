package io.heliograph.benchmarks.inbox;

import io.heliograph.benchmarks.measurement.Database;
import io.heliograph.benchmarks.product.Message;
import io.heliograph.benchmarks.product.People;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All rows that one send to a group leaves in the database. */
final class GroupRows {
  private static final String LEDGER =
      """
      INSERT INTO person AS p (user_ref, sequence, unread, total)
      SELECT user_ref, 1, 1, 1 FROM unnest($1::text[]) AS member (user_ref)
      ON CONFLICT (user_ref) DO UPDATE
      SET sequence = p.sequence + 1, unread = p.unread + 1, total = p.total + 1
      """;

  private static final String NOTIFICATIONS =
      """
      INSERT INTO notification (id, user_ref, sequence, origin, created, title, description, severity)
      SELECT fresh.id, user_ref, person.sequence, 'external:benchmark', $3::timestamptz, $4, $5, 1
      FROM unnest($1::uuid[], $2::text[]) AS fresh (id, user_ref) JOIN person USING (user_ref)
      """;

  private static final String OUTBOX =
      """
      INSERT INTO outbox (event_id, type, channel, recipient, subject, occurred, message)
      SELECT id, 'io.heliograph.notifications.new_notification', 'notifications', user_ref, about,
        $5::timestamptz, message
      FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[])
        AS event (id, user_ref, about, message)
      """;

  private final Message message;
  private final String[] users;
  private final UUID[] ids;
  private final UUID[] events;
  private final String[] signals;

  GroupRows(Message message, int members) {
    this.message = message;
    this.users = sortedMembers(members);
    this.ids = newIds(members);
    this.events = newIds(members);
    this.signals = signals(message, ids, users);
  }

  private static String[] sortedMembers(int count) {
    return IntStream.range(0, count).mapToObj(People::person).sorted().toArray(String[]::new);
  }

  private static UUID[] newIds(int count) {
    return Stream.generate(Message::newId).limit(count).toArray(UUID[]::new);
  }

  private static String[] signals(Message message, UUID[] ids, String[] users) {
    return IntStream.range(0, ids.length)
        .mapToObj(i -> message.signal(ids[i], users[i]))
        .toArray(String[]::new);
  }

  /** Writes the rows with three statements in one transaction. */
  Future<Void> write(Database database) {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    return database.inTransaction(
        connection ->
            connection
                .preparedQuery(LEDGER)
                .execute(Tuple.tuple().addArrayOfString(users))
                .compose(locked -> connection.preparedQuery(NOTIFICATIONS).execute(rows(now)))
                .compose(stored -> connection.preparedQuery(OUTBOX).execute(events(now)))
                .mapEmpty());
  }

  private Tuple rows(OffsetDateTime now) {
    return Tuple.tuple()
        .addArrayOfUUID(ids)
        .addArrayOfString(users)
        .addOffsetDateTime(now)
        .addString(message.title())
        .addString(Message.DESCRIPTION);
  }

  private Tuple events(OffsetDateTime now) {
    return Tuple.tuple()
        .addArrayOfUUID(events)
        .addArrayOfString(users)
        .addArrayOfString(Stream.of(ids).map(UUID::toString).toArray(String[]::new))
        .addArrayOfString(signals)
        .addOffsetDateTime(now);
  }
}
