package io.heliograph.notifications.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Who may publish: whoever holds the advisory lock on a connection of its own. */
@Singleton
final class RelayElection {
  private static final String TRY_LOCK =
      "SELECT pg_try_advisory_lock(hashtextextended('heliograph outbox relay', 0)) AS won";

  private static final Logger LOG = Logger.getLogger(RelayElection.class);

  private final Pool pool;
  private final OutboxStore store;
  private final BrokerNames brokers;

  RelayElection(Pool pool, OutboxStore store, BrokerNames brokers) {
    this.pool = pool;
    this.store = store;
    this.brokers = brokers;
  }

  /** A session if this relay leads from now on, empty if another does or there is no broker yet. */
  Uni<Optional<RelaySession>> stand() {
    return brokers.areKnown().chain(known -> known ? tryToLead() : standAsideWithoutBroker());
  }

  private static Uni<Optional<RelaySession>> standAsideWithoutBroker() {
    LOG.warn("no broker has an address yet, events wait in the outbox");
    return Uni.createFrom().item(Optional.empty());
  }

  private Uni<Optional<RelaySession>> tryToLead() {
    return pool.getConnection()
        .flatMap(
            connection ->
                takeLock(connection)
                    .flatMap(won -> won ? enterOffice(connection) : standAside(connection))
                    .onFailure()
                    .call(() -> RelaySession.giveBack(connection)));
  }

  private static Uni<Boolean> takeLock(SqlConnection connection) {
    return connection
        .query(TRY_LOCK)
        .execute()
        .map(rows -> rows.iterator().next().getBoolean("won"));
  }

  private Uni<Optional<RelaySession>> enterOffice(SqlConnection connection) {
    return store
        .nextTerm(connection)
        .map(term -> Optional.of(new RelaySession(connection, store, term)));
  }

  private static Uni<Optional<RelaySession>> standAside(SqlConnection connection) {
    return connection.close().replaceWith(Optional.empty());
  }
}
