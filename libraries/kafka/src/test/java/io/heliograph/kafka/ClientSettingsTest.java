package io.heliograph.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSettingsTest {
  private static final String SCRAM =
      "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"u\"";

  @TempDir private Path folder;

  @Test
  void settingsOfEachKindOfClientAreAccepted() {
    assertAccepted(Map.of(), ConsumerConfig::new);
    assertAccepted(Map.of(), ProducerConfig::new);
    assertAccepted(Map.of(), AdminClientConfig::new);
  }

  @ParameterizedTest
  @CsvSource({
    "security.protocol, nonsense",
    "request.timeout.ms, many",
    "max.poll.records, 0",
    "sasl.login.callback.handler.class, no.such.Handler",
  })
  void aValueThatNoClientAcceptsIsNamed(String setting, String value) {
    assertRefused(Map.of(setting, value), ConsumerConfig::new, "kafka." + setting + ": Invalid");
  }

  @Test
  void aSettingOfTheProducerAloneIsNamed() {
    assertRefused(
        Map.of("compression.type", "nonsense"), ProducerConfig::new, "kafka.compression.type: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "kafka", "kafka:", "kafka:many", "kafka:65536", ":9092"})
  void anAddressWithoutHostOrPortIsNamed(String server) {
    assertRefused(
        Map.of("bootstrap.servers", "kafka-0:9092," + server),
        AdminClientConfig::new,
        "kafka.bootstrap.servers: write " + server + " as host:port");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka:9092",
        "[::1]:9092",
        "SSL://kafka.example:65535",
        "no-such-host:1",
        "kafka:9092,"
      })
  void anAddressNeedNotBeResolved(String server) {
    assertAccepted(Map.of("bootstrap.servers", server), AdminClientConfig::new);
  }

  @Test
  void aMissingFileOfCertificatesIsNamed() {
    Path absent = folder.resolve("absent.pem");

    for (String protocol : new String[] {"SSL", "SASL_SSL", "ssl"}) {
      assertRefused(
          Map.of(
              "security.protocol",
              protocol,
              "ssl.truststore.type",
              "PEM",
              "ssl.truststore.location",
              absent.toString()),
          ConsumerConfig::new,
          "kafka.ssl.*: ",
          absent.toString());
    }
  }

  @Test
  void aFileThatContainsNoCertificatesIsNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("text.p12"), "text");

    assertRefused(
        Map.of(
            "security.protocol", "SSL",
            "ssl.truststore.type", "PKCS12",
            "ssl.truststore.location", text.toString(),
            "ssl.truststore.password", "a-secret"),
        ProducerConfig::new,
        "kafka.ssl.*: ",
        text.toString());
  }

  @Test
  void aLoginNeedsAnEntry() {
    assertRefused(
        Map.of("security.protocol", "SASL_PLAINTEXT"),
        ConsumerConfig::new,
        "kafka.sasl.jaas.config is required with kafka.security.protocol=SASL_PLAINTEXT");
  }

  @ParameterizedTest
  @ValueSource(strings = {" password=\"a-secret\"", " password=a-secret b-secret;", ""})
  void aMalformedEntryIsNamedWithoutItsContent(String rest) {
    assertRefused(login(SCRAM + rest), ConsumerConfig::new, "kafka.sasl.jaas.config is malformed");
  }

  @Test
  void aLoginModuleThatDoesNotExistIsNamed() {
    assertRefused(
        login("no.such.LoginModule required password=\"a-secret\";"),
        ConsumerConfig::new,
        "kafka.sasl.jaas.config: there is no login module no.such.LoginModule");
  }

  @Test
  void aLoginIsAcceptedWithoutTheNetwork() {
    assertAccepted(login(SCRAM + " password=\"p\";"), ConsumerConfig::new);
  }

  @Test
  void thePropertyIsTheOneThatTheOperatorSets() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                ClientSettings.check(
                    complete(Map.of("retries", "many")),
                    ProducerConfig::new,
                    setting -> "mp.messaging.outgoing.outbox." + setting))
        .withMessageStartingWith("mp.messaging.outgoing.outbox.retries: ");
  }

  private static Map<String, String> login(String entry) {
    return Map.of(
        "security.protocol", "SASL_PLAINTEXT",
        "sasl.mechanism", "SCRAM-SHA-512",
        "sasl.jaas.config", entry);
  }

  private static void assertAccepted(
      Map<String, String> settings, Function<Map<String, Object>, AbstractConfig> client) {
    assertThatCode(() -> ClientSettings.check(complete(settings), client))
        .doesNotThrowAnyException();
  }

  private static void assertRefused(
      Map<String, String> settings,
      Function<Map<String, Object>, AbstractConfig> client,
      String... message) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> ClientSettings.check(complete(settings), client))
        .withMessageStartingWith(message[0])
        .withMessageContainingAll(message)
        .withMessageNotContaining("secret");
  }

  private static Map<String, Object> complete(Map<String, String> settings) {
    Map<String, Object> all =
        new HashMap<>(
            Map.of(
                "bootstrap.servers", "no-such-host:9092",
                "key.serializer", ByteArraySerializer.class.getName(),
                "value.serializer", ByteArraySerializer.class.getName(),
                "key.deserializer", ByteArrayDeserializer.class.getName(),
                "value.deserializer", ByteArrayDeserializer.class.getName()));
    all.putAll(settings);
    return all;
  }
}
