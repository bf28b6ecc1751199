package io.heliograph.notifications.outbox;

import io.heliograph.notifications.database.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Wakes the relay after a commit: directly if it leads in this process, else by NOTIFY. At most one
 * NOTIFY is in flight; commits in the meantime cause one more.
 */
@Singleton
public final class RelayNotifier {
  private static final Logger LOG = Logger.getLogger(RelayNotifier.class);

  private final Database database;
  private final OutboxStore store;
  private final CoalescedTask notification =
      new CoalescedTask(this::sendNotify, RelayNotifier::unexpected);
  private volatile BooleanSupplier localRelay = () -> false;

  RelayNotifier(Database database, OutboxStore store) {
    this.database = database;
    this.store = store;
  }

  /**
   * Sets the relay of this process.
   *
   * @param wake wakes the relay and returns whether it leads
   */
  public void setLocalRelay(BooleanSupplier wake) {
    localRelay = wake;
  }

  void notifyLeader() {
    if (!localRelay.getAsBoolean()) {
      notification.request();
    }
  }

  private Uni<Void> sendNotify() {
    return database
        .withConnection(store::notifyLeader)
        .onFailure()
        .invoke(failure -> LOG.warnf("notify failed, the leader polls reason=%s", failure))
        .onFailure()
        .recoverWithNull();
  }

  private static void unexpected(Throwable failure) {
    throw new IllegalStateException(failure);
  }
}
