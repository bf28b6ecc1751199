package io.heliograph.systemtests.harness;

import io.heliograph.contract.SignalTopics;
import io.heliograph.localstack.identity.LocalIdentity;
import io.heliograph.localstack.kafka.LocalKafka;
import io.heliograph.localstack.postgres.LocalPostgres;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What both services need: a real PostgreSQL, a real Kafka, and somebody who issues tokens. */
public record Servers(
    LocalPostgres postgres, LocalKafka kafka, LocalIdentity identity, String serviceToken)
    implements AutoCloseable {
  /** The subject of the service token, which is the origin of what it sends. */
  public static final String ORIGIN = "external:system-tests";

  private static final int PARTITIONS = 3;

  /** Empty ones; the folder takes the key set. */
  static Servers start(Path folder, Supplier<LocalKafka> broker) {
    LocalPostgres postgres = LocalPostgres.startTemporary();
    try {
      LocalKafka kafka = broker.get();
      kafka.createTopics(PARTITIONS, SignalTopics.NOTIFICATIONS, SignalTopics.SIGNALS);
      LocalIdentity identity = LocalIdentity.create(folder.resolve("keys"));
      return new Servers(postgres, kafka, identity, LocalIdentity.newServiceToken());
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  /** How a service finds them. */
  Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl());
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
    environment.put("QUARKUS_DATASOURCE_USERNAME", postgres.user());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrap());
    environment.put("HELIOGRAPH_IDENTITY_ISSUERS_LOCAL_ISSUER", identity.issuer());
    environment.put("HELIOGRAPH_IDENTITY_ISSUERS_LOCAL_AUDIENCE", identity.audience());
    environment.put("HELIOGRAPH_IDENTITY_ISSUERS_LOCAL_JWKS_LOCATION", identity.jwksLocation());
    environment.put("HELIOGRAPH_IDENTITY_SERVICES_LOCAL_TOKEN", serviceToken);
    environment.put("HELIOGRAPH_IDENTITY_SERVICES_LOCAL_SUBJECT", ORIGIN);
    environment.put("HELIOGRAPH_NOTIFICATIONS_DRAIN_PROPAGATION", "0S");
    environment.put("HELIOGRAPH_SIGNALS_DRAIN_PROPAGATION", "0S");
    environment.put("HELIOGRAPH_SIGNALS_DRAIN_PERIOD", "1S");
    return environment;
  }

  @Override
  public void close() {
    try (postgres) {
      kafka.close();
    }
  }
}
