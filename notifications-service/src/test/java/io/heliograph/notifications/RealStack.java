package io.heliograph.notifications;

import io.heliograph.localstack.identity.LocalIdentity;
import io.heliograph.localstack.kafka.KafkaTopic;
import io.heliograph.localstack.kafka.LocalKafka;
import io.heliograph.localstack.network.FaultProxy;
import io.heliograph.localstack.postgres.LocalPostgres;
import io.heliograph.localstack.process.Folder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Starts a real PostgreSQL, a real Kafka and an issuer for the tests of one JVM. */
public final class RealStack implements QuarkusTestResourceLifecycleManager {
  public static final String SERVICE_TOKEN = LocalIdentity.newServiceToken();

  /** Token of a service that may send only to entities and only on one topic. */
  public static final String NARROW_TOKEN = LocalIdentity.newServiceToken();

  /** Subject of a service as tokens of GitHub Actions name a job, with a space. */
  public static final String WORKFLOW = "external:repo:acme/web:environment:Production EU";

  public static final String WORKFLOW_TOKEN = LocalIdentity.newServiceToken();

  private static @Nullable LocalIdentity identity;
  private static @Nullable LocalKafka kafka;
  private static @Nullable FaultProxy postgresLink;
  private @Nullable LocalPostgres postgres;

  @Override
  public Map<String, String> start() {
    identity = LocalIdentity.create(Folder.createTemporary("heliograph-identity-"));
    kafka = LocalKafka.startTemporary();
    kafka.createTopics(3, "notifications");
    postgres = LocalPostgres.startTemporary();
    postgresLink = FaultProxy.before(postgres.port());
    return Map.ofEntries(
        Map.entry("quarkus.datasource.reactive.url", throughProxy(postgres)),
        Map.entry("quarkus.datasource.jdbc.url", postgres.jdbcUrl()),
        Map.entry("quarkus.datasource.username", postgres.user()),
        Map.entry("quarkus.datasource.password", postgres.password()),
        Map.entry("kafka.bootstrap.servers", kafka.bootstrap()),
        Map.entry("heliograph.directory.type", "file"),
        Map.entry("heliograph.directory.file", directoryFile()),
        Map.entry("heliograph.identity.issuers.local.issuer", identity.issuer()),
        Map.entry("heliograph.identity.issuers.local.jwks-location", identity.jwksLocation()),
        Map.entry("heliograph.identity.issuers.local.audience", identity.audience()),
        Map.entry("heliograph.identity.services.ci.token", SERVICE_TOKEN),
        Map.entry("heliograph.identity.services.ci.subject", "external:ci"),
        Map.entry("heliograph.identity.services.workflow.token", WORKFLOW_TOKEN),
        Map.entry("heliograph.identity.services.workflow.subject", WORKFLOW),
        Map.entry("heliograph.identity.services.narrow.token", NARROW_TOKEN),
        Map.entry("heliograph.identity.services.narrow.subject", "external:narrow"),
        Map.entry("heliograph.identity.services.narrow.access.allow", "send"),
        Map.entry("heliograph.identity.services.narrow.access.topics", "deploys"));
  }

  @Override
  public void stop() {
    Objects.requireNonNull(kafka).close();
    Objects.requireNonNull(postgresLink).close();
    Objects.requireNonNull(postgres).close();
  }

  public static String userToken(String ref) {
    return Objects.requireNonNull(identity).userToken(ref, List.of(ref), Duration.ofHours(1));
  }

  /** Returns a token of this length, or up to three characters fewer. */
  public static String largeUserToken(String ref, int length) {
    return Objects.requireNonNull(identity).largeUserToken(ref, length);
  }

  public static KafkaTopic follow(String topic) {
    return Objects.requireNonNull(kafka).follow(topic);
  }

  /** Lets the topic refuse records of more bytes. */
  public static void limitRecords(String topic, int bytes) {
    Objects.requireNonNull(kafka).limitRecords(topic, bytes);
  }

  public static void unlimitRecords(String topic) {
    limitRecords(topic, 1 << 20);
  }

  /**
   * Returns the proxy between the service and PostgreSQL. A test that breaks the link must heal it.
   */
  public static FaultProxy postgresLink() {
    return Objects.requireNonNull(postgresLink);
  }

  private static String throughProxy(LocalPostgres postgres) {
    return postgres.reactiveUrl().replace(":" + postgres.port(), ":" + postgresLink().port());
  }

  private static String directoryFile() {
    try {
      return Path.of(Objects.requireNonNull(RealStack.class.getResource("/directory.yaml")).toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
