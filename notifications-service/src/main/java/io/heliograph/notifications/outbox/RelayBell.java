package io.heliograph.notifications.outbox;

import io.heliograph.notifications.database.Database;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Wakes the relay after a commit: directly if it leads in this process, else by NOTIFY. At most one
 * NOTIFY is in flight; rings that come meanwhile are answered by one more.
 */
@Singleton
final class RelayBell {
  static final String CHANNEL = "heliograph_outbox";

  private static final Logger LOG = Logger.getLogger(RelayBell.class);

  private final Database database;
  private final OutboxRelay relay;
  private final AtomicBoolean inFlight = new AtomicBoolean();
  private final AtomicBoolean rungMeanwhile = new AtomicBoolean();

  RelayBell(Database database, OutboxRelay relay) {
    this.database = database;
    this.relay = relay;
  }

  void ring() {
    if (!relay.wakeIfLeading()) {
      rungMeanwhile.set(true);
      notifyLeader();
    }
  }

  private void notifyLeader() {
    if (inFlight.compareAndSet(false, true)) {
      rungMeanwhile.set(false);
      database
          .withConnection(connection -> connection.query("NOTIFY " + CHANNEL).execute())
          .subscribe()
          .with(ok -> landed(), this::lost);
    }
  }

  private void landed() {
    inFlight.set(false);
    if (rungMeanwhile.get()) {
      notifyLeader();
    }
  }

  private void lost(Throwable failure) {
    inFlight.set(false);
    LOG.warnf("notify failed, the leader's poll will find the rows reason=%s", failure.toString());
  }
}
