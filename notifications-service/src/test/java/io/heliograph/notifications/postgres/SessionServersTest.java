package io.heliograph.notifications.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionServersTest {
  private static final PgConnectOptions POOLED =
      PgConnectOptions.fromUri("postgresql://app:secret@pgbouncer:6432/heliograph")
          .setSslMode(SslMode.REQUIRE);

  @Test
  void aSessionWithoutAUrlIsOnTheServerOfThePool() {
    PgConnectOptions session = session(Optional.empty());

    assertThat(session.getHost()).isEqualTo("pgbouncer");
    assertThat(session.getProperties()).containsEntry("statement_timeout", "3000");
  }

  @Test
  void aUrlReplacesTheAddressOnly() {
    PgConnectOptions session = session(Optional.of("postgresql://db"));

    assertThat(session.getHost()).isEqualTo("db");
    assertThat(session.getPort()).isEqualTo(5432);
    assertThat(session.getDatabase()).isEqualTo("heliograph");
    assertThat(session.getUser()).isEqualTo("app");
    assertThat(session.getPassword()).isEqualTo("secret");
    assertThat(session.getSslMode()).isEqualTo(SslMode.REQUIRE);
  }

  @Test
  void aUrlMayHaveDatabaseCredentialsAndTlsOfItsOwn() {
    PgConnectOptions session =
        session(Optional.of("postgresql://relay:other@db:5433/direct?sslmode=disable"));

    assertThat(session.getPort()).isEqualTo(5433);
    assertThat(session.getDatabase()).isEqualTo("direct");
    assertThat(session.getUser()).isEqualTo("relay");
    assertThat(session.getPassword()).isEqualTo("other");
    assertThat(session.getSslMode()).isEqualTo(SslMode.DISABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"db:5432", "jdbc:postgresql://db/x", "postgresql://", "postgresql://a b"})
  void anotherTextIsRefusedWithoutShowingIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> session(Optional.of(url)))
        .withMessage("the URL must be postgresql://host:port/database");
  }

  @Test
  void aPoolerGetsNoParameterThatItWouldRefuse() {
    PgConnectOptions pooled = SessionParameters.pooled(POOLED, config("true"));

    assertThat(pooled.getProperties())
        .containsOnlyKeys("application_name", "client_encoding", "DateStyle");
    assertThat(SessionParameters.readOnly(POOLED, config("true")).getProperties())
        .isEqualTo(pooled.getProperties());
  }

  @Test
  void aStatementThatIsNotCachedIsSentToAPoolerWithoutAName() {
    var cached = new PgConnectOptions(POOLED).setCachePreparedStatements(true);
    var uncached = new PgConnectOptions(POOLED).setCachePreparedStatements(false);

    assertThat(SessionParameters.pooled(cached, config("true")).getUseLayer7Proxy()).isFalse();
    assertThat(SessionParameters.pooled(uncached, config("true")).getUseLayer7Proxy()).isTrue();
    assertThat(SessionParameters.pooled(uncached, config("false")).getUseLayer7Proxy()).isFalse();
  }

  private static PgConnectOptions session(Optional<String> url) {
    return new SessionServers(List.of(POOLED), config("true")).at(url).getFirst();
  }

  private static DatabaseConfig config(String behindPooler) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(DatabaseConfig.class)
        .withSources(
            new PropertiesConfigSource(
                Map.of("heliograph.database.behind-pooler", behindPooler), "test", 250))
        .build()
        .getConfigMapping(DatabaseConfig.class);
  }
}
