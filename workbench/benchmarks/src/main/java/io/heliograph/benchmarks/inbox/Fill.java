package io.heliograph.benchmarks.inbox;

import io.heliograph.benchmarks.measurement.Database;
import io.heliograph.benchmarks.product.People;
import io.vertx.sqlclient.Tuple;

/**
 * Fills the tables as they are after months of use: one person with very many notifications, one
 * with few, many others, and broadcasts that are partly read. The ledgers match the rows.
 */
final class Fill {
  /**
   * Inserts one notification per second up to now. Every tenth belongs to the heavy person, and
   * every tenth of each person is read.
   */
  private static final String NOTIFICATIONS =
      """
      INSERT INTO notification
        (id, user_ref, sequence, origin, created, read_at, title, description, link, severity, topic)
      SELECT uuidv7(-age), user_ref, sequence, 'external:benchmark', now() - age,
        CASE WHEN sequence % 10 = 0 THEN now() - age + interval '1 minute' END,
        rpad(format('Build %s of service-%s has failed', n, sequence % 100), 40, '.'),
        rpad('The job "verify" ended with exit code 1 after 214 seconds. ', 200, 'See its log. '),
        '/ci/builds/' || n, n % 4, 'builds'
      FROM (
        SELECT n, ($1::int - n) * interval '1 second' AS age,
          CASE WHEN n % 10 = 0 THEN $3::text ELSE $4::text || (n - n / 10 - 1) % $2::int END AS user_ref,
          CASE WHEN n % 10 = 0 THEN n / 10 ELSE (n - n / 10 - 1) / $2::int + 1 END AS sequence
        FROM generate_series(1, $1::int) AS n
      )
      """;

  private static final String ORDINARY =
      """
      INSERT INTO notification
        (id, user_ref, sequence, origin, created, read_at, title, description, link, severity, topic)
      SELECT uuidv7(-age), $1::text, n, 'external:benchmark', now() - age,
        CASE WHEN n % 10 = 0 THEN now() - age + interval '1 minute' END,
        rpad(format('Build %s of service-%s has failed', n, n), 40, '.'),
        rpad('The job "verify" ended with exit code 1 after 214 seconds. ', 200, 'See its log. '),
        '/ci/builds/' || n, n % 4, 'builds'
      FROM (SELECT n, ($2::int - n) * interval '3 hours' AS age FROM generate_series(1, $2::int) AS n)
      """;

  private static final String LEDGER =
      """
      INSERT INTO person (user_ref, sequence, unread, total)
      SELECT user_ref, max(sequence), count(*) FILTER (WHERE read_at IS NULL), count(*)
      FROM notification GROUP BY user_ref
      """;

  /** Inserts broadcasts over the same period as the notifications. */
  private static final String BROADCASTS =
      """
      INSERT INTO broadcast
        (id, sequence, origin, created, title, description, link, severity, topic)
      SELECT uuidv7(-age), n, 'external:benchmark', now() - age,
        rpad(format('Maintenance window %s', n), 40, '.'),
        rpad('The build cluster restarts. ', 200, 'Jobs that run then start again. '),
        '/maintenance/' || n, n % 4, 'maintenance'
      FROM (
        SELECT n, ($1::int - n) * interval '1 second' * $2::int / $1::int AS age
        FROM generate_series(1, $1::int) AS n
      )
      """;

  private static final String BROADCAST_LEDGER =
      "UPDATE broadcast_ledger SET sequence = $1::int, total = $1::int";

  /** Marks every second broadcast as read by the heavy person. */
  private static final String READ_BY_HEAVY =
      """
      INSERT INTO broadcast_state (user_ref, broadcast_id, sequence, read_at, read_revision)
      SELECT user_ref, id, person.sequence + broadcast.sequence / 2, created, revision
      FROM broadcast, person WHERE user_ref = $1::text AND broadcast.sequence % 2 = 0
      """;

  /**
   * Marks broadcasts as read by other persons. A step of 397 visits all broadcasts before it
   * repeats one.
   */
  private static final String READ_BY_OTHERS =
      """
      INSERT INTO broadcast_state (user_ref, broadcast_id, sequence, read_at, read_revision)
      SELECT user_ref, id, person.sequence + turn + 1, created, revision
      FROM (
        SELECT $1::text || n % $2::int AS user_ref, n / $2::int AS turn,
          (n / $2::int * 397 + n % $2::int) % $3::int + 1 AS number
        FROM generate_series(0, $4::int - 1) AS n
      ) JOIN person USING (user_ref) JOIN broadcast ON broadcast.sequence = number
      """;

  private static final String COUNT_STATES =
      """
      UPDATE person SET sequence = latest
      FROM (SELECT user_ref, max(sequence) AS latest FROM broadcast_state GROUP BY user_ref) AS states
      WHERE person.user_ref = states.user_ref
      """;

  private final Database database;
  private final Scale scale;

  Fill(Database database, Scale scale) {
    this.database = database;
    this.scale = scale;
  }

  void tables() {
    notifications();
    broadcasts();
    states();
    database.settle();
  }

  private void notifications() {
    database.execute(
        NOTIFICATIONS, Tuple.of(scale.rows(), scale.people(), People.HEAVY, People.PREFIX));
    database.execute(ORDINARY, Tuple.of(People.ORDINARY, People.ORDINARY_ROWS));
    database.execute(LEDGER);
  }

  private void broadcasts() {
    database.execute(BROADCASTS, Tuple.of(Scale.BROADCASTS, scale.rows()));
    database.execute(BROADCAST_LEDGER, Tuple.of(Scale.BROADCASTS));
  }

  private void states() {
    database.execute(READ_BY_HEAVY, Tuple.of(People.HEAVY));
    database.execute(
        READ_BY_OTHERS,
        Tuple.of(People.PREFIX, scale.people(), Scale.BROADCASTS, scale.otherBroadcastStates()));
    database.execute(COUNT_STATES);
  }
}
