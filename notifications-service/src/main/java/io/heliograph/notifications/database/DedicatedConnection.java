package io.heliograph.notifications.database;

import io.heliograph.log.DurationText;
import io.heliograph.notifications.postgres.PhysicalConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** A connection outside the pool, for one purpose. */
public final class DedicatedConnection {
  private static final Logger LOG = Logger.getLogger(DedicatedConnection.class);

  private static final String PROCESS = "SELECT pg_backend_pid() AS pid";

  private final PgConnection pg;
  private final SqlConnection connection;
  private final PhysicalConnection physical;

  DedicatedConnection(PgConnection pg) {
    this.pg = pg;
    this.connection = SqlConnection.newInstance(pg);
    this.physical = PhysicalConnection.of(pg);
    pg.exceptionHandler(failure -> LOG.debugf("connection failed reason=%s", failure));
  }

  /** Runs work. If it fails or does not end in time, the connection is closed. */
  public <T> Uni<T> within(Duration limit, Function<SqlConnection, Uni<T>> work) {
    return Uni.createFrom()
        .deferred(() -> work.apply(connection))
        .ifNoItem()
        .after(limit)
        .failWith(() -> new NoAnswerException(limit))
        .onFailure()
        .invoke(failed -> close())
        .onFailure()
        .transform(DatabaseException::of);
  }

  /**
   * Fails with a {@link PoolerException} if the connection passes a pooler, in whichever mode: the
   * process that was announced at the start of the connection is not the one that answers.
   */
  public Uni<Void> requireDirect(Duration limit) {
    return within(limit, sql -> sql.query(PROCESS).execute())
        .invoke(rows -> requireAnnounced(rows.iterator().next().getInteger("pid")))
        .replaceWithVoid();
  }

  private void requireAnnounced(int pid) {
    if (pid != pg.processId()) {
      close();
      throw new PoolerException();
    }
  }

  public void onNotification(Runnable listener) {
    pg.notificationHandler(notification -> listener.run());
  }

  public void onClose(Runnable listener) {
    pg.closeHandler(closed -> listener.run());
  }

  public boolean isOpen() {
    return physical.isOpen();
  }

  /** Closes immediately; the server releases the resources of the session when it notices. */
  public void close() {
    physical.abort();
    var _ = pg.close();
  }

  private static final class NoAnswerException extends TimeoutException {
    private static final long serialVersionUID = 1L;

    NoAnswerException(Duration limit) {
      super("postgresql has not answered within " + DurationText.of(limit));
    }
  }
}
