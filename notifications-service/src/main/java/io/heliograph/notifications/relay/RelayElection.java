package io.heliograph.notifications.relay;

import io.heliograph.notifications.database.DedicatedConnection;
import io.heliograph.notifications.outbox.OutboxConfig;
import io.heliograph.notifications.outbox.OutboxSessions;
import io.heliograph.notifications.outbox.OutboxStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Acquires the right to publish: an advisory lock on a connection of its own. */
@Singleton
final class RelayElection {
  private static final String TRY_LOCK =
      "SELECT pg_try_advisory_lock(hashtextextended('heliograph outbox relay', 0)) AS won";

  private static final Logger LOG = Logger.getLogger(RelayElection.class);

  private final OutboxSessions sessions;
  private final OutboxStore store;
  private final BrokerNames brokers;
  private final OutboxConfig config;
  private final AtomicReference<@Nullable DedicatedConnection> standby = new AtomicReference<>();
  private final AtomicLong lastId = new AtomicLong();

  RelayElection(
      OutboxSessions sessions, OutboxStore store, BrokerNames brokers, OutboxConfig config) {
    this.sessions = sessions;
    this.store = store;
    this.brokers = brokers;
    this.config = config;
  }

  /**
   * Returns a session if this relay leads from now on; empty if another one leads or no broker has
   * an address yet.
   */
  Uni<Optional<RelaySession>> tryAcquire() {
    return brokers.areKnown().chain(known -> known ? tryToLead() : noneWithoutBroker());
  }

  private static Uni<Optional<RelaySession>> noneWithoutBroker() {
    LOG.warn("no broker has an address yet, events wait in the outbox");
    return Uni.createFrom().item(Optional.empty());
  }

  private Uni<Optional<RelaySession>> tryToLead() {
    return connection()
        .flatMap(
            connection ->
                within(connection, RelayElection::takeLock)
                    .flatMap(won -> won ? newSession(connection) : keepStandby(connection)));
  }

  /** Returns the connection, which a standby keeps between two attempts. */
  private Uni<DedicatedConnection> connection() {
    DedicatedConnection kept = standby.getAndSet(null);
    return kept != null && kept.isOpen()
        ? Uni.createFrom().item(kept)
        : sessions.open(parameters());
  }

  /**
   * Returns the session parameters. The server ends the session, and with it the lock, of a silent
   * leader. Sequential scans are disabled: the outbox is empty most of the time, and a plan made
   * then would read the whole table and would still be used when the table is long.
   */
  private Map<String, String> parameters() {
    String timeout = Long.toString(config.sessionTimeout().toMillis());
    return Map.of(
        "idle_session_timeout", timeout, "tcp_user_timeout", timeout, "enable_seqscan", "off");
  }

  private static Uni<Boolean> takeLock(SqlConnection connection) {
    return connection
        .query(TRY_LOCK)
        .execute()
        .map(rows -> rows.iterator().next().getBoolean("won"));
  }

  private Uni<Optional<RelaySession>> newSession(DedicatedConnection connection) {
    return within(connection, store::nextTerm)
        .map(
            term ->
                Optional.of(
                    new RelaySession(connection, store, term, lastId, config.responseTimeout())));
  }

  private Uni<Optional<RelaySession>> keepStandby(DedicatedConnection connection) {
    standby.set(connection);
    return Uni.createFrom().item(Optional.empty());
  }

  private <T> Uni<T> within(DedicatedConnection connection, Function<SqlConnection, Uni<T>> step) {
    return connection.within(config.responseTimeout(), step);
  }
}
