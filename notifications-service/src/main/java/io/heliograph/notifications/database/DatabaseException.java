package io.heliograph.notifications.database;

/** A failure of a database call that is not a defect of this service. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final DatabaseFailure failure;

  DatabaseException(DatabaseFailure failure, Throwable cause) {
    super(failure + ": " + cause, cause, false, false);
    this.failure = failure;
  }

  /** Converts a failure of the database; returns any other failure unchanged. */
  static Throwable of(Throwable failure) {
    return as(DatabaseFailure.of(failure), failure);
  }

  static Throwable ofBegin(Throwable failure) {
    return as(DatabaseFailure.ofBegin(failure), failure);
  }

  static Throwable ofCommit(Throwable failure) {
    return as(DatabaseFailure.ofCommit(failure), failure);
  }

  private static Throwable as(DatabaseFailure kind, Throwable failure) {
    return kind == DatabaseFailure.UNEXPECTED || failure instanceof DatabaseException
        ? failure
        : new DatabaseException(kind, failure);
  }

  public DatabaseFailure failure() {
    return failure;
  }
}
