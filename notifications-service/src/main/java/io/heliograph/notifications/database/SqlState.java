package io.heliograph.notifications.database;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.vertx.pgclient.PgException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each SQLSTATE what a failure means and which connections are replaced. A code has
 * five characters; it takes precedence over its class, which has two (PostgreSQL, "Error Codes").
 */
enum SqlState {
  /** read_only_sql_transaction: after a failover, the old primary accepts no writes. */
  READ_ONLY(DatabaseFailure.UNAVAILABLE, Reconnect.ALL, "25006"),
  /**
   * The plan of a cached statement no longer fits the tables, because a migration changed them. All
   * other answers with this code are defects.
   */
  STALE_PLAN(DatabaseFailure.UNAVAILABLE, Reconnect.ALL, "0A000"),
  /** A cached statement is not known to the server, or is known already: a pooler lost track. */
  LOST_STATEMENT(DatabaseFailure.UNAVAILABLE, Reconnect.ONE, "26 42P05"),
  /** The server ended the session: connection exception, operator, idle or long transaction. */
  ENDED(DatabaseFailure.UNAVAILABLE, Reconnect.ONE, "08 57 25P03 25P04"),
  /** The server admits nobody: authentication, or the database does not exist. */
  NOT_ADMITTED(DatabaseFailure.UNAVAILABLE, Reconnect.ONE, "28 3D"),
  /** The server lacks memory, disk space or connections. */
  OUT_OF_RESOURCES(DatabaseFailure.UNAVAILABLE, Reconnect.NONE, "53"),
  /** An error of the operating system, for example of a disk. */
  SYSTEM_ERROR(DatabaseFailure.UNAVAILABLE, Reconnect.ONE, "58"),
  /** query_canceled: by a timeout or an operator. */
  CANCELLED(DatabaseFailure.OVERLOADED, Reconnect.NONE, "57014"),
  /** lock_not_available. */
  LOCKED(DatabaseFailure.LOCKED, Reconnect.NONE, "55P03"),
  /** Serialization failure, deadlock and other rollbacks. */
  CONFLICT(DatabaseFailure.CONFLICT, Reconnect.NONE, "40"),
  /** statement_completion_unknown. */
  UNKNOWN_OUTCOME(DatabaseFailure.UNKNOWN_OUTCOME, Reconnect.ONE, "40003"),
  /** character_not_in_repertoire, untranslatable_character. */
  BAD_TEXT(DatabaseFailure.BAD_TEXT, Reconnect.NONE, "22021 22P05"),
  /** A value that violates a constraint or does not fit its type. */
  BAD_VALUE(DatabaseFailure.UNEXPECTED, Reconnect.NONE, "22 23"),
  /** An error inside PostgreSQL. The session may be affected. */
  INTERNAL(DatabaseFailure.UNEXPECTED, Reconnect.ONE, "XX"),
  /** A defect of this service: its statements, parameters or rights do not fit the database. */
  DEFECT(
      DatabaseFailure.UNEXPECTED,
      Reconnect.NONE,
      "00 01 02 03 09 0A 0B 0F 0L 0P 0Z 10 20 21 24 25 27 2B 2D 2F 34 38 39 3B 3F 42 44 54 55"
          + " 72 F0 HV P0");

  /** The routine of PostgreSQL that finds a stale plan, whatever the language of its message. */
  private static final String STALE_PLAN_ROUTINE = "RevalidateCachedQuery";

  private static final int CODE = 5;
  private static final int CLASS = 2;

  private static final Map<String, SqlState> TABLE =
      Stream.of(values())
          .flatMap(row -> Stream.of(row.codes.split(" ")).map(code -> Map.entry(code, row)))
          .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final DatabaseFailure failure;
  private final Reconnect reconnect;

  /** Codes and classes, separated by spaces. */
  private final String codes;

  SqlState(DatabaseFailure failure, Reconnect reconnect, String codes) {
    this.failure = failure;
    this.reconnect = reconnect;
    this.codes = codes;
  }

  /** Returns the row of the code, else the row of its class; a code of neither is a defect. */
  static SqlState of(@Nullable String code) {
    return code == null || code.length() != CODE
        ? DEFECT
        : Optional.ofNullable(TABLE.get(code))
            .orElseGet(() -> TABLE.getOrDefault(code.substring(0, CLASS), DEFECT));
  }

  /** Returns whether the table decides this class or code itself. */
  static boolean decides(String code) {
    return TABLE.containsKey(code);
  }

  /** Returns the row of the first answer of PostgreSQL among the causes. */
  static Optional<SqlState> of(Throwable failure) {
    return Causes.of(failure)
        .filter(PgException.class::isInstance)
        .map(answer -> ofAnswer((PgException) answer))
        .findFirst();
  }

  /**
   * Returns the row of the code; feature_not_supported is more often a defect than a stale plan.
   */
  static SqlState ofAnswer(PgException answer) {
    SqlState row = of(answer.getSqlState());
    return row == STALE_PLAN && !STALE_PLAN_ROUTINE.equals(answer.getRoutine()) ? DEFECT : row;
  }

  /**
   * Returns whether the values of a statement, or the rows that it changes, caused the failure, so
   * that statements for other values may succeed.
   */
  boolean isOfValues() {
    return this == BAD_VALUE || this == BAD_TEXT || this == CONFLICT;
  }

  DatabaseFailure failure() {
    return failure;
  }

  Reconnect reconnect() {
    return reconnect;
  }
}
