package io.heliograph.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.client.SignalClient;
import io.heliograph.systemtests.harness.FailureLogs;
import io.heliograph.systemtests.harness.RunningHeliograph;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cuts every connection to PostgreSQL, including that of the relay with its lock. */
@ExtendWith(FailureLogs.class)
@Timeout(120)
class ConnectionLossIT {
  private static final String CUT_ALL =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
          + " WHERE pid <> pg_backend_pid() AND datname = current_database()";

  @AutoClose private static RunningHeliograph heliograph;

  @BeforeAll
  static void start() {
    heliograph = RunningHeliograph.startFor(ConnectionLossIT.class);
  }

  @AfterEach
  void closeSockets() {
    heliograph.closeSockets();
  }

  @Test
  void sendingGoesOnAndTheRelayLeadsAgain() throws SQLException {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.listen(alice);
    heliograph.notifications().send(Sending.titled("before").to(alice));
    socket.awaitFrames(1);

    cutEveryConnection();
    await()
        .until(
            () ->
                heliograph.notificationsService().metric("heliograph_outbox_leadership_lost_total")
                    == 1);
    heliograph.notifications().send(Sending.titled("after").to(alice));

    socket.awaitFrames(2);
    heliograph.settle(socket);
    assertThat(socket.told()).containsExactly(alice.ref() + " before", alice.ref() + " after");
  }

  private static void cutEveryConnection() throws SQLException {
    var postgres = heliograph.postgres();
    try (var connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        var statement = connection.createStatement()) {
      statement.execute(CUT_ALL);
    }
  }
}
