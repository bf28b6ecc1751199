package io.heliograph.notifications.database;

import static io.heliograph.notifications.Api.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.localstack.kafka.KafkaTopic;
import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.heliograph.notifications.postgres.BoundedPool;
import io.heliograph.notifications.postgres.DatabaseConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks the sessions of both pools, and what needs none of them. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@TestProfile(ShortTimeouts.class)
@Timeout(60)
class PoolsIT {
  private static final int WRITERS = 8;
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String ALICE = "user:default/alice";

  private static final String INSERT_EVENT =
      """
      INSERT INTO outbox (event_id, type, channel, recipient, occurred, message)
      VALUES (gen_random_uuid(), 'test', 'c', 'user:default/x', now(), 'meanwhile');
      NOTIFY heliograph_outbox
      """;

  @TestHTTPResource(value = "/health/ready", management = true)
  URI readiness;

  @Inject Database database;
  @Inject DatabaseConfig config;
  @Inject Pool pool;
  @Inject BoundedPool pools;
  @Inject Tables tables;
  @Inject MeterRegistry meters;

  private final List<SqlConnection> taken = new ArrayList<>();

  @AfterEach
  void release() {
    taken.forEach(connection -> connection.close().await().atMost(SOON));
  }

  @Test
  void postgresqlLimitsStatementsAndLockWaitsOfWrites() {
    assertThat(write("statement_timeout")).isEqualTo(millis(config.statementTimeout()));
    assertThat(write("lock_timeout")).isEqualTo(millis(config.lockTimeout()));
    assertThat(write("idle_in_transaction_session_timeout"))
        .isEqualTo(millis(config.idleInTransactionTimeout()));
    assertThat(write("default_transaction_read_only")).isEqualTo("off");
  }

  @Test
  void postgresqlLimitsStatementsAndLockWaitsOfReadsAndRefusesTheirWrites() {
    assertThat(read("statement_timeout")).isEqualTo(millis(config.readTimeout()));
    assertThat(read("lock_timeout")).isEqualTo(millis(config.lockTimeout()));
    assertThat(read("idle_in_transaction_session_timeout"))
        .isEqualTo(millis(config.idleInTransactionTimeout()));
    assertThat(read("default_transaction_read_only")).isEqualTo("on");
  }

  @Test
  void anInstanceWithoutAFreeConnectionIsReady() {
    takeAll();

    assertThat(given().get(readiness).statusCode()).isEqualTo(200);
    assertThat(as(ALICE).get("/status").statusCode()).isEqualTo(503);
  }

  /** The relay must also be able to connect, so its session is ended first. */
  @Test
  void theRelayPublishesWithoutAFreeConnection() {
    await().until(() -> leading() == 1);
    double lost = lost();
    takeAll();
    tables.run("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");
    await().until(() -> lost() > lost && leading() == 1);

    try (KafkaTopic topic = RealStack.follow("notifications")) {
      tables.run(INSERT_EVENT);

      assertThat(topic.take(1)).extracting(ConsumerRecord::value).containsExactly("meanwhile");
    }
    assertThat(as(ALICE).get("/status").statusCode()).isEqualTo(503);
  }

  private void takeAll() {
    take(pool, WRITERS);
    take(Pool.newInstance(pools.reads()), config.readConnections());
  }

  private void take(Pool from, int connections) {
    Stream.generate(from::getConnection)
        .limit(connections)
        .forEach(connection -> taken.add(connection.await().atMost(SOON)));
  }

  private String write(String parameter) {
    return shown(parameter, database::withConnection);
  }

  private String read(String parameter) {
    return shown(parameter, database::reading);
  }

  private static String shown(
      String parameter, Function<Function<SqlConnection, Uni<String>>, Uni<String>> pool) {
    return pool.apply(connection -> setting(connection, parameter)).await().atMost(SOON);
  }

  /** Returns times in milliseconds, as PostgreSQL stores them. */
  private static Uni<String> setting(SqlConnection connection, String parameter) {
    return connection
        .query("SELECT setting FROM pg_settings WHERE name = '%s'".formatted(parameter))
        .execute()
        .map(rows -> rows.iterator().next().getString("setting"));
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  private double leading() {
    return meters.get("heliograph.outbox.leading").gauge().value();
  }

  private double lost() {
    return meters.counter("heliograph.outbox.leadership.lost").count();
  }
}
