package io.heliograph.notifications.relay;

import static jakarta.interceptor.Interceptor.Priority.APPLICATION;

import io.heliograph.notifications.database.DatabaseException;
import io.heliograph.notifications.database.DedicatedConnection;
import io.heliograph.notifications.database.DedicatedConnections;
import io.heliograph.notifications.database.PoolerException;
import io.heliograph.notifications.outbox.OutboxConfig;
import io.heliograph.notifications.outbox.OutboxSessions;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Refuses the start if a pooler is not configured as one, or if the relay would have no session of
 * its own. The start waits for two connections; a database that does not respond is left to the
 * relay, which tries again.
 */
@Singleton
final class SessionCheck {
  private static final int AFTER_THE_MIGRATION = APPLICATION + 200;

  private static final Logger LOG = Logger.getLogger(SessionCheck.class);
  private static final String URL = "heliograph.outbox.session-url";
  private static final String INVALID = URL + ", or quarkus.datasource.reactive, is not valid: ";
  private static final String POOLER = " leads to a connection pooler";
  private static final String POOLS =
      "quarkus.datasource.reactive.url" + POOLER + ": set heliograph.database.behind-pooler=true";
  private static final String NO_SESSION =
      POOLER
          + ", but the relay needs a session of its own: set "
          + URL
          + " to the address of PostgreSQL itself";
  private static final String POOLS_SESSION = "quarkus.datasource.reactive.url" + NO_SESSION;
  private static final String SESSION = URL + NO_SESSION;
  private static final String TLS = "PostgreSQL is not trusted: ";

  private final DedicatedConnections connections;
  private final OutboxSessions sessions;
  private final OutboxConfig config;

  SessionCheck(DedicatedConnections connections, OutboxSessions sessions, OutboxConfig config) {
    this.connections = connections;
    this.sessions = sessions;
    this.config = config;
  }

  void check(@Observes @Priority(AFTER_THE_MIGRATION) StartupEvent started) {
    check(connections.open(), POOLS);
    check(sessions.open(Map.of()), config.sessionUrl().isPresent() ? SESSION : POOLS_SESSION);
  }

  private void check(Uni<DedicatedConnection> connection, String ifPooled) {
    try {
      connection.await().atMost(config.sessionTimeout()).close();
    } catch (PoolerException pooler) {
      throw new ConfigurationException(ifPooled);
    } catch (IllegalArgumentException invalid) {
      throw new ConfigurationException(INVALID + invalid.getMessage());
    } catch (RuntimeException failure) {
      requireTrusted(failure);
      requireTemporary(failure);
      LOG.warnf("connection to postgresql was not checked reason=%s", failure.toString());
    }
  }

  /** A certificate or name that is not accepted needs another setting, not another attempt. */
  private static void requireTrusted(Throwable failure) {
    UntrustedServer.reason(failure).ifPresent(SessionCheck::refuse);
  }

  /** Any other failure is a mistake or a defect, which the relay would only repeat. */
  private static void requireTemporary(RuntimeException failure) {
    if (!(failure instanceof DatabaseException || failure instanceof TimeoutException)) {
      throw failure;
    }
  }

  private static void refuse(String reason) {
    throw new ConfigurationException(TLS + reason);
  }
}
