package io.heliograph.notifications.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.TransactionRollbackException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Classification of a failed database call. */
public enum DatabaseFailure {
  /** The database cannot be reached, or refuses to work; nothing was stored. */
  UNAVAILABLE,
  /** A statement took too long; nothing was stored. */
  OVERLOADED,
  /** A lock was not acquired in time; nothing was stored. */
  LOCKED,
  /** Two transactions conflicted; nothing was stored, and a retry may succeed. */
  CONFLICT,
  /** BEGIN was refused, or COMMIT was not answered: the change may have been stored. */
  UNKNOWN_OUTCOME,
  /** A text contains a character that PostgreSQL cannot store. */
  BAD_TEXT,
  /** A defect of this service, or not a failure of the database. */
  UNEXPECTED;

  /** Maximum number of causes to inspect; a chain is never this long. */
  private static final int DEPTH = 10;

  /** character_not_in_repertoire, untranslatable_character. */
  private static final Set<String> UNSTORABLE_TEXT = Set.of("22021", "22P05");

  private static final String QUERY_CANCELED = "57014";
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** serialization_failure, deadlock_detected. */
  private static final Set<String> CONFLICTING = Set.of("40001", "40P01");

  /** The timeouts of class 25: idle in transaction, and transaction; read_only_sql_transaction. */
  private static final Set<String> REFUSING_STATES = Set.of("25P03", "25P04", "25006");

  /** Connection exception, insufficient resources, operator intervention, system error. */
  private static final Set<String> REFUSING_CLASSES = Set.of("08", "53", "57", "58");

  /** Message prefixes of client failures that have no class of their own. */
  private static final List<String> CLIENT_MESSAGES =
      List.of(
          "Timeout",
          "Connection was closed",
          "Connection closed",
          "Connection is not active",
          "SSL handshake failed",
          "Invalid SSL connection message",
          "Pending requests failed",
          "Transaction already complete");

  public static DatabaseFailure of(Throwable failure) {
    return Stream.iterate(failure, DatabaseFailure::isThere, Throwable::getCause)
        .limit(DEPTH)
        .map(DatabaseFailure::ofOne)
        .filter(kind -> kind != UNEXPECTED)
        .findFirst()
        .orElse(UNEXPECTED);
  }

  /**
   * Classifies a failure of BEGIN: statements sent after a refused BEGIN may have been executed.
   */
  static DatabaseFailure ofBegin(Throwable failure) {
    return failure instanceof PgException ? UNKNOWN_OUTCOME : of(failure);
  }

  /** Classifies a failure of COMMIT: without an explicit refusal, the commit may have succeeded. */
  static DatabaseFailure ofCommit(Throwable failure) {
    if (failure instanceof TransactionRollbackException) {
      return UNEXPECTED;
    }
    DatabaseFailure kind = of(failure);
    return kind == UNAVAILABLE ? UNKNOWN_OUTCOME : kind;
  }

  private static boolean isThere(@Nullable Throwable failure) {
    return failure != null;
  }

  private static DatabaseFailure ofOne(Throwable failure) {
    return switch (failure) {
      case DatabaseException known -> known.failure();
      case PgException answered -> ofState(String.valueOf(answered.getSqlState()));
      case ClosedConnectionException _ -> UNAVAILABLE;
      case JsonProcessingException _ -> UNEXPECTED;
      case IOException _ -> UNAVAILABLE;
      case TimeoutException _ -> UNAVAILABLE;
      case ConnectionPoolTooBusyException _ -> UNAVAILABLE;
      case NoStackTraceThrowable client -> ofMessage(client);
      case VertxException client -> ofMessage(client);
      default -> failure.getClass() == Exception.class ? ofMessage(failure) : UNEXPECTED;
    };
  }

  static DatabaseFailure ofState(String state) {
    if (UNSTORABLE_TEXT.contains(state)) {
      return BAD_TEXT;
    }
    if (state.equals(QUERY_CANCELED)) {
      return OVERLOADED;
    }
    if (state.equals(LOCK_NOT_AVAILABLE)) {
      return LOCKED;
    }
    if (CONFLICTING.contains(state)) {
      return CONFLICT;
    }
    return REFUSING_STATES.contains(state) || isOfClass(REFUSING_CLASSES, state)
        ? UNAVAILABLE
        : UNEXPECTED;
  }

  private static DatabaseFailure ofMessage(Throwable client) {
    String message = String.valueOf(client.getMessage());
    return CLIENT_MESSAGES.stream().anyMatch(message::startsWith) ? UNAVAILABLE : UNEXPECTED;
  }

  private static boolean isOfClass(Set<String> classes, String state) {
    return state.length() == 5 && classes.contains(state.substring(0, 2));
  }
}
