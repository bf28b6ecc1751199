package io.heliograph.systemtests.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.heliograph.localstack.network.Loopback;
import io.heliograph.localstack.network.SelfSignedKey;
import io.heliograph.localstack.process.StartFailed;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.client.SignalClient;
import io.heliograph.systemtests.harness.DocumentedSettings;
import io.heliograph.systemtests.harness.FailureLogs;
import io.heliograph.systemtests.harness.OtherSession;
import io.heliograph.systemtests.harness.RunningHeliograph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests connections to PostgreSQL that verify its certificate and name ({@code verify-full}). */
@ExtendWith(FailureLogs.class)
@Timeout(180)
class PostgresTlsIT {
  private static final String JDBC_URL = "QUARKUS_DATASOURCE_JDBC_URL";
  private static final String ROOT = "/etc/heliograph/postgresql-ca.pem";
  private static final String SERVER = "postgresql://db:5432/heliograph";

  @AutoClose private static RunningHeliograph heliograph;
  private static Path folder;
  private static SelfSignedKey server;
  private static RunningService secure;

  @BeforeAll
  static void start() throws Exception {
    folder = FailureLogs.folder(PostgresTlsIT.class);
    server = SelfSignedKey.create(folder, "server");
    heliograph = RunningHeliograph.startFor(PostgresTlsIT.class);
    enableTls();
    heliograph.notificationsService().stop();
    secure = heliograph.anotherNotificationsService("secure", verifyFull(server, server));
  }

  private static void enableTls() throws Exception {
    run("ALTER SYSTEM SET ssl_cert_file = '%s'".formatted(server.certificate()));
    run("ALTER SYSTEM SET ssl_key_file = '%s'".formatted(server.key()));
    run("ALTER SYSTEM SET ssl = on");
    run("SELECT pg_reload_conf()");
  }

  private static void run(String statement) throws Exception {
    OtherSession.run(heliograph.postgres(), statement);
  }

  /** Returns the settings of the operations page, with a root for each of the two clients. */
  private static Map<String, String> verifyFull(SelfSignedKey reactive, SelfSignedKey migration)
      throws IOException {
    Map<String, String> environment = DocumentedSettings.of("TLS to PostgreSQL");
    environment.replaceAll(
        (name, value) ->
            value
                .replace(ROOT, rootOf(name.equals(JDBC_URL) ? migration : reactive))
                .replace(SERVER, heliograph.postgres().reactiveUrl()));
    assertThat(environment.get(JDBC_URL)).startsWith("jdbc:" + heliograph.postgres().reactiveUrl());
    return environment;
  }

  private static String rootOf(SelfSignedKey key) {
    return key.certificate().toString();
  }

  @Test
  void everyConnectionOfTheServiceIsEncrypted() throws Exception {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.listen(alice);

    heliograph.through(secure).send(Sending.titled("T").to(alice));

    socket.awaitFrames(1);
    assertThat(heliograph.through(secure).titles(alice)).containsExactly("T");
    assertThat(sessions("ssl")).isGreaterThanOrEqualTo(3);
    assertThat(sessions("NOT ssl")).isZero();
  }

  private static int sessions(String condition) throws Exception {
    return OtherSession.count(
        heliograph.postgres(),
        "pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'vertx-pg-client'"
            + " AND "
            + condition);
  }

  @Test
  void aServerWithAnUnknownCertificateIsRefused() throws Exception {
    SelfSignedKey other = SelfSignedKey.create(folder, "other");

    assertThatThrownBy(
            () -> heliograph.anotherNotificationsService("distrusting", verifyFull(other, server)))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("ended with exit code")
        .hasMessageContaining("PostgreSQL is not trusted");
  }

  /** The certificate is trusted, and its only name is an address. */
  @Test
  void aServerWhoseCertificateHasAnotherNameIsRefused() throws Exception {
    Map<String, String> environment = verifyFull(server, server);
    environment.put(
        "QUARKUS_DATASOURCE_REACTIVE_URL",
        heliograph.postgres().reactiveUrl().replace(Loopback.HOST, "localhost"));

    assertThatThrownBy(() -> heliograph.anotherNotificationsService("misnamed", environment))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("ended with exit code")
        .hasMessageContaining("PostgreSQL is not trusted")
        .hasMessageContaining("localhost");
  }
}
