package io.heliograph.benchmarks.product;

import io.heliograph.contract.SignalTopics;
import io.heliograph.localstack.identity.LocalIdentity;
import io.heliograph.localstack.kafka.LocalKafka;
import io.heliograph.localstack.postgres.LocalPostgres;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What both services need; all of it in one folder, and durable. */
public record Servers(
    LocalPostgres postgres,
    LocalKafka kafka,
    LocalIdentity identity,
    String serviceToken,
    Path directory) {
  private static final int PARTITIONS = 3;

  /** What thousands of pages do over minutes, this client does at once. */
  private static final String NO_LIMIT = "1000000";

  public static Servers start(Path folder, int members, Parts parts) {
    LocalPostgres postgres = parts.add(LocalPostgres.start(folder.resolve("postgres"), 0));
    LocalKafka kafka = parts.add(LocalKafka.start(folder.resolve("kafka"), 0));
    kafka.createTopics(PARTITIONS, SignalTopics.NOTIFICATIONS, SignalTopics.SIGNALS);
    return new Servers(
        postgres,
        kafka,
        LocalIdentity.create(folder.resolve("keys")),
        LocalIdentity.newServiceToken(),
        People.writeDirectory(folder.resolve("directory.yaml"), members));
  }

  public User user(String ref) {
    return User.of(identity, ref);
  }

  /** With a token like those of people who are in a group. */
  public User member(String ref) {
    return User.inGroup(identity, ref, People.GROUP);
  }

  /** How a service finds them. */
  Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl());
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
    environment.put("QUARKUS_DATASOURCE_USERNAME", postgres.user());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrap());
    environment.put("HELIOGRAPH_IDENTITY_ISSUERS_LOCAL_ISSUER", identity.issuer());
    environment.put("HELIOGRAPH_IDENTITY_ISSUERS_LOCAL_AUDIENCE", identity.audience());
    environment.put("HELIOGRAPH_IDENTITY_ISSUERS_LOCAL_JWKS_LOCATION", identity.jwksLocation());
    environment.put("HELIOGRAPH_IDENTITY_SERVICES_LOCAL_TOKEN", serviceToken);
    environment.put("HELIOGRAPH_IDENTITY_SERVICES_LOCAL_SUBJECT", "external:benchmark");
    environment.put("HELIOGRAPH_SIGNALS_LIMITS_HANDSHAKES_PER_SECOND", NO_LIMIT);
    environment.put("HELIOGRAPH_DIRECTORY_TYPE", "file");
    environment.put("HELIOGRAPH_DIRECTORY_FILE", directory.toString());
    environment.put("HELIOGRAPH_NOTIFICATIONS_DRAIN_PROPAGATION", "0S");
    environment.put("HELIOGRAPH_SIGNALS_DRAIN_PROPAGATION", "0S");
    environment.put("HELIOGRAPH_SIGNALS_DRAIN_PERIOD", "1S");
    return environment;
  }
}
