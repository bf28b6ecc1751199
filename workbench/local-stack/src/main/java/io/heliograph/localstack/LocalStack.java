package io.heliograph.localstack;

import io.heliograph.localstack.identity.LocalIdentity;
import io.heliograph.localstack.kafka.LocalKafka;
import io.heliograph.localstack.network.Loopback;
import io.heliograph.localstack.postgres.LocalPostgres;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * PostgreSQL, Kafka and the trusted identities that the services use when they start.
 *
 * @param serviceToken the token of the one caller that is not a user
 */
public record LocalStack(
    LocalPostgres postgres, LocalKafka kafka, LocalIdentity identity, String serviceToken)
    implements AutoCloseable {

  static final String HTTP_HOST = "QUARKUS_HTTP_HOST";
  static final String MANAGEMENT_HOST = "QUARKUS_MANAGEMENT_HOST";
  static final String REACTIVE_URL = "QUARKUS_DATASOURCE_REACTIVE_URL";
  static final String DATABASE_USER = "QUARKUS_DATASOURCE_USERNAME";
  static final String DATABASE_PASSWORD = "QUARKUS_DATASOURCE_PASSWORD";
  static final String BOOTSTRAP = "KAFKA_BOOTSTRAP_SERVERS";
  static final String SERVICE_TOKEN = "HELIOGRAPH_IDENTITY_SERVICES_LOCAL_TOKEN";

  private static final int PARTITIONS = 3;

  /** Creates missing topics. Keys and the service token are those of the folder. */
  public static LocalStack on(LocalPostgres postgres, LocalKafka kafka, Path keys) {
    kafka.createTopics(PARTITIONS, "notifications", "signals");
    return new LocalStack(
        postgres, kafka, LocalIdentity.keep(keys), LocalIdentity.keepServiceToken(keys));
  }

  /**
   * Returns the settings with which a service uses this stack and drains without delay.
   *
   * @param caller the subject of the service token, which is the origin of its notifications
   */
  public Map<String, String> environment(String caller) {
    var environment = new HashMap<String, String>();
    environment.put(HTTP_HOST, Loopback.HOST);
    environment.put(MANAGEMENT_HOST, Loopback.HOST);
    environment.put(REACTIVE_URL, postgres.reactiveUrl());
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
    environment.put(DATABASE_USER, postgres.user());
    environment.put(DATABASE_PASSWORD, postgres.password());
    environment.put(BOOTSTRAP, kafka.bootstrap());
    environment.put("HELIOGRAPH_IDENTITY_ISSUERS_LOCAL_ISSUER", identity.issuer());
    environment.put("HELIOGRAPH_IDENTITY_ISSUERS_LOCAL_AUDIENCE", identity.audience());
    environment.put("HELIOGRAPH_IDENTITY_ISSUERS_LOCAL_JWKS_LOCATION", identity.jwksLocation());
    environment.put(SERVICE_TOKEN, serviceToken);
    environment.put("HELIOGRAPH_IDENTITY_SERVICES_LOCAL_SUBJECT", caller);
    environment.put("HELIOGRAPH_NOTIFICATIONS_DRAIN_PROPAGATION", "0s");
    environment.put("HELIOGRAPH_SIGNALS_DRAIN_PROPAGATION", "0s");
    environment.put("HELIOGRAPH_SIGNALS_DRAIN_PERIOD", "1s");
    return environment;
  }

  @Override
  public void close() {
    try (postgres) {
      kafka.close();
    }
  }
}
