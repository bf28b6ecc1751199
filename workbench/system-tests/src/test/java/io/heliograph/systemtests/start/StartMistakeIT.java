package io.heliograph.systemtests.start;

import static io.heliograph.localstack.process.Service.NOTIFICATIONS;
import static io.heliograph.localstack.process.Service.SIGNALS;

import io.heliograph.localstack.network.FreePorts;
import io.heliograph.localstack.network.Loopback;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts the services with mistakes of an operator. */
@Timeout(180)
class StartMistakeIT {
  private static final String UNAVAILABLE = "postgresql://127.0.0.1:1/heliograph";

  @TempDir static Path folder;

  @Nested
  class InEitherService {
    @ParameterizedTest
    @CsvSource({
      "HELIOGRAPH_SIGNALS_CHANNELS_OPS_ALOW, group:default/ops, write HELIOGRAPH_SIGNALS_CHANNELS_OPS_ALLOW",
      "HELIOGRAPH_SIGNALS_WINDOW_AGE, often, heliograph.signals.window.age",
      "HELIOGRAPH_WEB_ORIGINS, app.example.com, heliograph.web.origins: write app.example.com as",
      "QUARKUS_HTTP_PORT, many, quarkus.http.port",
    })
    void aWrongSettingIsNamed(String variable, String value, String told) throws Exception {
      FailedStart.of(SIGNALS, Map.of(variable, value)).isOneLineWith(told);
    }

    @Test
    void anUnknownSystemPropertyIsNamed() throws Exception {
      FailedStart.of(SIGNALS, Map.of(), List.of("-Dheliograph.signals.anonymus=guest"))
          .isOneLineWith("heliograph.signals.anonymus", "write heliograph.signals.anonymous");
    }

    @Test
    void aMissingFileOfKeysIsNamed() throws Exception {
      String file = folder.resolve("absent.json").toUri().toString();

      FailedStart.of(
              SIGNALS,
              Map.of(
                  "HELIOGRAPH_IDENTITY_ISSUERS_ACME_ISSUER",
                  "acme",
                  "HELIOGRAPH_IDENTITY_ISSUERS_ACME_JWKS_LOCATION",
                  file))
          .isOneLineWith(
              "heliograph.identity.issuers.acme.jwks-location", "absent.json does not exist");
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
      try (ServerSocket taken = Loopback.bind(Loopback.HOST, FreePorts.one())) {
        String port = Integer.toString(taken.getLocalPort());

        FailedStart.of(
                SIGNALS, Map.of("QUARKUS_HTTP_HOST", Loopback.HOST, "QUARKUS_HTTP_PORT", port))
            .isOneLineWith(port);
      }
    }
  }

  @Nested
  class InTheSettingsOfKafka {
    @ParameterizedTest
    @CsvSource({
      "KAFKA_SECURITY_PROTOCOL, nonsense, kafka.security.protocol: Invalid value nonsense",
      "KAFKA_BOOTSTRAP_SERVERS, kafka, kafka.bootstrap.servers: write kafka as host:port",
    })
    void aWrongOneIsNamed(String variable, String value, String told) throws Exception {
      FailedStart.of(SIGNALS, Map.of(variable, value)).isOneLineWith(told);
    }
  }

  @Nested
  class InTheDatabase {
    @ParameterizedTest
    @CsvSource({
      "jdbc:nonsense, jdbc:nonsense",
      "jdbc:postgresql://127.0.0.1:1/heliograph, 127.0.0.1:1"
    })
    void aWrongUrlIsNamed(String url, String told) throws Exception {
      FailedStart.of(
              NOTIFICATIONS,
              Map.of("QUARKUS_DATASOURCE_JDBC_URL", url, "QUARKUS_FLYWAY_CONNECT_RETRIES", "1"))
          .isOneLineWith("quarkus.datasource.jdbc.url", told);
    }
  }

  /** The database does not answer, which a start reports after ten attempts. */
  @Nested
  class BeforeTheDatabaseIsAsked {
    @ParameterizedTest
    @CsvSource({
      "HELIOGRAPH_IDENTITY_SERVICES_CI_ACCESS_TOPIC, deploys, write HELIOGRAPH_IDENTITY_SERVICES_CI_ACCESS_TOPICS",
      "HELIOGRAPH_OUTBOX_SESSION_URI, postgresql://127.0.0.1:1/heliograph, write HELIOGRAPH_OUTBOX_SESSION_URL",
    })
    void aMisspeltNameIsNamed(String variable, String value, String told) throws Exception {
      Map<String, String> environment = directory("none", folder);
      environment.put(variable, value);

      FailedStart.of(NOTIFICATIONS, environment).isOneLineWith(variable + " is not", told);
    }

    @Test
    void aWrongEntryIsNamedWithItsFile() throws Exception {
      Path file =
          Files.writeString(
              folder.resolve("directory.yaml"),
              """
              kind: Group
              metadata: {name: ops}
              ---
              kind: Group
              metadata: {name: 'o p s'}
              """);

      FailedStart.of(NOTIFICATIONS, directory("file", file))
          .isOneLineWith(
              "heliograph.directory.file", file.toString(), "entry 2 at line 4", "o p s");
    }

    @ParameterizedTest
    @CsvSource({
      "KAFKA_BOOTSTRAP_SERVERS, kafka, kafka.bootstrap.servers: write kafka as host:port",
      "MP_MESSAGING_OUTGOING_OUTBOX_REQUEST_TIMEOUT_MS, many, mp.messaging.outgoing.outbox.request.timeout.ms: Invalid value many",
    })
    void aWrongSettingOfKafkaIsNamed(String variable, String value, String told) throws Exception {
      Map<String, String> environment = directory("none", folder);
      environment.put(variable, value);

      FailedStart.of(NOTIFICATIONS, environment).isOneLineWith(told);
    }

    @Test
    void aWrongReactiveUrlIsNamed() throws Exception {
      Map<String, String> environment = directory("none", folder);
      environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", "nonsense");

      FailedStart.of(NOTIFICATIONS, environment).isOneLineWith("quarkus.datasource.reactive.url");
    }

    @Test
    void aCatalogWithoutLocationIsNamed() throws Exception {
      FailedStart.of(NOTIFICATIONS, directory("backstage", folder))
          .isOneLineWith("heliograph.directory.backstage.catalog-url");
    }

    private static Map<String, String> directory(String type, Path file) {
      var environment = new HashMap<String, String>();
      environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + UNAVAILABLE);
      environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", UNAVAILABLE);
      environment.put("HELIOGRAPH_DIRECTORY_TYPE", type);
      environment.put("HELIOGRAPH_DIRECTORY_FILE", file.toString());
      return environment;
    }
  }
}
