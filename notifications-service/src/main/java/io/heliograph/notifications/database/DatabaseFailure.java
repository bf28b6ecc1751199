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
import java.util.concurrent.TimeoutException;

/** Classification of a failed database call. {@link SqlState} decides for answers of PostgreSQL. */
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
    return Causes.of(failure)
        .map(DatabaseFailure::ofOne)
        .filter(kind -> kind != UNEXPECTED)
        .findFirst()
        .orElse(UNEXPECTED);
  }

  /**
   * Returns whether the values or rows of the work caused the failure, and nothing was stored: work
   * with other ones may succeed.
   */
  public static boolean isOfValues(Throwable failure) {
    return of(failure) != UNKNOWN_OUTCOME
        && SqlState.of(failure).map(SqlState::isOfValues).orElse(false);
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

  private static DatabaseFailure ofOne(Throwable failure) {
    return switch (failure) {
      case DatabaseException known -> known.failure();
      case PgException answered -> SqlState.ofAnswer(answered).failure();
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

  private static DatabaseFailure ofMessage(Throwable client) {
    String message = String.valueOf(client.getMessage());
    return CLIENT_MESSAGES.stream().anyMatch(message::startsWith) ? UNAVAILABLE : UNEXPECTED;
  }
}
