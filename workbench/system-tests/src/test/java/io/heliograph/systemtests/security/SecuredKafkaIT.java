package io.heliograph.systemtests.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.Repository;
import io.heliograph.harness.product.User;
import io.heliograph.localstack.kafka.SecureListener;
import io.heliograph.localstack.network.FreePorts;
import io.heliograph.localstack.network.SelfSignedKey;
import io.heliograph.localstack.process.Service;
import io.heliograph.localstack.process.ServiceProcess;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.client.SignalClient;
import io.heliograph.systemtests.harness.DocumentedSettings;
import io.heliograph.systemtests.harness.FailureLogs;
import io.heliograph.systemtests.harness.RunningHeliograph;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks that every Kafka client of both services accepts the settings of the operations page for
 * TLS, a certificate of its own, and SCRAM.
 */
@ExtendWith(FailureLogs.class)
@Timeout(180)
class SecuredKafkaIT {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Pattern COMMAND = Pattern.compile("^java (.* -cp .*)$", Pattern.MULTILINE);
  private static final Pattern OTHER_STORE =
      Pattern.compile("or type `([A-Z0-9]+)` with `([a-z.]+)`");
  private static final String STORE = "kafka.ssl.keystore.";

  @TempDir private static Path folder;
  @AutoClose private static RunningHeliograph heliograph;
  private static SecureListener listener;
  private static Path clientPem;

  @BeforeAll
  static void start() throws IOException {
    listener = new SecureListener(folder.resolve("tls"));
    clientPem = writeClientPem(listener.client());
    heliograph = RunningHeliograph.startFor(SecuredKafkaIT.class, environment(), listener);
  }

  /** Returns the settings of the page for brokers that require all of these. */
  private static Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", listener.bootstrap());
    for (String row : List.of("TLS", "mTLS", "SCRAM")) {
      for (var setting : DocumentedSettings.ofBrokers(row).entrySet()) {
        environment.put(DocumentedSettings.variable(setting.getKey()), local(setting.getValue()));
      }
    }
    return environment;
  }

  private static String local(String value) {
    return value
        .replace("/etc/kafka/ca.pem", listener.broker().certificate().toString())
        .replace("/etc/kafka/client.pem", clientPem.toString())
        .replace("username=\"…\"", "username=\"%s\"".formatted(listener.user()))
        .replace("password=\"…\"", "password=\"%s\"".formatted(listener.password()));
  }

  /** Writes the key and then the certificate, as the page says. */
  private static Path writeClientPem(SelfSignedKey client) throws IOException {
    String pem = Repository.read(client.key()) + Repository.read(client.certificate());
    return Files.writeString(folder.resolve("client.pem"), pem);
  }

  /** Returns the settings with the other type of key store. */
  private static Map<String, String> withOtherStore() {
    MatchResult other =
        OTHER_STORE
            .matcher(DocumentedSettings.rowOfBrokers("mTLS"))
            .results()
            .findFirst()
            .orElseThrow();
    var environment = new HashMap<>(environment());
    environment.put(DocumentedSettings.variable(STORE + "type"), other.group(1));
    environment.put(
        DocumentedSettings.variable(STORE + "location"), listener.client().store().toString());
    environment.put(DocumentedSettings.variable(other.group(2)), SelfSignedKey.PASSWORD);
    return environment;
  }

  @AfterEach
  void closeSockets() {
    heliograph.closeSockets();
  }

  @Test
  void aNotificationReachesItsSocket() {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.listen(alice);

    heliograph.notifications().send(Sending.titled("over TLS").to(alice));

    socket.awaitFrames(1);
    assertThat(socket.told()).containsExactly(alice.ref() + " over TLS");
  }

  @Test
  void aPublicationOverHttpIsAcknowledged() {
    String signal =
        "{\"recipients\":{\"type\":\"broadcast\"},\"channel\":\"c\",\"message\":\"over TLS\"}";

    Http.Answer answer =
        Http.post(
            heliograph.signalsService().at("/api/signals"), heliograph.serviceToken(), signal);

    assertThat(answer.status()).isEqualTo(202);
  }

  /**
   * A fast-jar on its own would not find the class, or the class would not find Kafka's. The key of
   * the client is in the other type of store.
   */
  @Test
  void theCommandOfTheOperationsPageLoadsClassesOfFurtherJars() throws Exception {
    Path jar = folder.resolve("extra.jar");
    ExtraJar.create(jar, folder.resolve("classes"));
    int management = FreePorts.one();
    var environment = new HashMap<>(heliograph.environment());
    environment.putAll(withOtherStore());
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(FreePorts.one()));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
    environment.put("KAFKA_METRIC_REPORTERS", ExtraJar.CLASS);
    Path log = FailureLogs.folder(SecuredKafkaIT.class).resolve("further-jars.log");
    Files.deleteIfExists(log);

    try (var service =
        ServiceProcess.startWith(
            command(jar), Service.SIGNALS.directory(Repository.ROOT), environment, log)) {
      service.awaitReady(
          URI.create("http://127.0.0.1:%d/q/health/ready".formatted(management)), START);
    }

    assertThat(log).content().contains("the class of the extra jar is loaded");
  }

  private static List<String> command(Path jar) {
    String page = Repository.read(Repository.path("docs/operations.md"));
    MatchResult command = COMMAND.matcher(page).results().findFirst().orElseThrow();
    return List.of(command.group(1).replace("kafka-lib/*", jar.toString()).split(" "));
  }
}
