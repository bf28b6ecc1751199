package io.heliograph.signals;

import io.heliograph.localstack.identity.LocalIdentity;
import io.heliograph.localstack.kafka.KafkaTopic;
import io.heliograph.localstack.kafka.LocalKafka;
import io.heliograph.localstack.process.Folder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Starts a real Kafka and an issuer for the tests of one JVM. */
public final class RealKafka implements QuarkusTestResourceLifecycleManager {
  public static final String SERVICE_TOKEN = LocalIdentity.newServiceToken();

  /**
   * Token of a service that may publish only to entities and only on the channel {@code builds}.
   */
  public static final String LIMITED_TOKEN = LocalIdentity.newServiceToken();

  private static @Nullable LocalIdentity identity;
  private static @Nullable LocalKafka kafka;

  @Override
  public Map<String, String> start() {
    identity = LocalIdentity.create(Folder.createTemporary("heliograph-identity-"));
    kafka = LocalKafka.startTemporary();
    kafka.createTopics(3, "notifications", "signals", "builds");
    return Map.of(
        "kafka.bootstrap.servers",
        kafka.bootstrap(),
        "heliograph.identity.issuers.local.issuer",
        identity.issuer(),
        "heliograph.identity.issuers.local.jwks-location",
        identity.jwksLocation(),
        "heliograph.identity.issuers.local.audience",
        identity.audience(),
        "heliograph.identity.services.ci.token",
        SERVICE_TOKEN,
        "heliograph.identity.services.ci.subject",
        "external:ci",
        "heliograph.identity.services.limited.token",
        LIMITED_TOKEN,
        "heliograph.identity.services.limited.subject",
        "external:limited",
        "heliograph.identity.services.limited.access.allow",
        "send",
        "heliograph.identity.services.limited.access.topics",
        "builds");
  }

  @Override
  public void stop() {
    Objects.requireNonNull(kafka).close();
  }

  public static String userToken(String ref, String... groups) {
    return Objects.requireNonNull(identity).userToken(ref, List.of(groups), Duration.ofHours(1));
  }

  /** Returns a user token. A negative lifetime creates an expired one. */
  public static String userToken(String ref, Duration lifetime) {
    return Objects.requireNonNull(identity).userToken(ref, List.of(), lifetime);
  }

  public static String bootstrap() {
    return Objects.requireNonNull(kafka).bootstrap();
  }

  /** Returns a token of this length, or up to three characters fewer. */
  public static String largeUserToken(String ref, int length) {
    return Objects.requireNonNull(identity).largeUserToken(ref, length);
  }

  /** Lets the topic refuse records of more bytes. */
  public static void limitRecords(String topic, int bytes) {
    Objects.requireNonNull(kafka).limitRecords(topic, bytes);
  }

  public static void unlimitRecords(String topic) {
    limitRecords(topic, 1 << 20);
  }

  public static KafkaTopic follow(String topic) {
    return Objects.requireNonNull(kafka).follow(topic);
  }
}
