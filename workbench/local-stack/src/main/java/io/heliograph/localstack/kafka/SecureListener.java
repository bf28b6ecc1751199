package io.heliograph.localstack.kafka;

import io.heliograph.localstack.network.FreePorts;
import io.heliograph.localstack.network.Loopback;
import io.heliograph.localstack.network.SelfSignedKey;
import io.heliograph.localstack.process.Folder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A second listener of a local broker, which requires TLS with a certificate of the client, and
 * SCRAM.
 */
public final class SecureListener {
  private static final String NAME = "SASL_SSL";
  private static final String PREFIX = "listener.name.sasl_ssl.";
  private static final String MECHANISM = "SCRAM-SHA-512";
  private static final String LOGIN_MODULE =
      "org.apache.kafka.common.security.scram.ScramLoginModule required";
  private static final String USER = "heliograph";
  private static final String PASSWORD = "correct horse battery staple";
  private static final int ITERATIONS = 4096;

  private final int port = FreePorts.one();
  private final SelfSignedKey broker;
  private final SelfSignedKey client;

  /** Creates the keys of the broker and its clients in the folder. */
  public SecureListener(Path folder) {
    Folder.create(folder);
    broker = SelfSignedKey.create(folder, "broker");
    client = SelfSignedKey.create(folder, "client");
  }

  public String bootstrap() {
    return "%s:%d".formatted(Loopback.HOST, port);
  }

  public String user() {
    return USER;
  }

  public String password() {
    return PASSWORD;
  }

  /** Returns the key of the broker, whose certificate clients have to trust. */
  public SelfSignedKey broker() {
    return broker;
  }

  /** Returns the key of the only client that the broker trusts. */
  public SelfSignedKey client() {
    return client;
  }

  /** Adds the listener to the settings of a broker. */
  void addTo(Map<String, String> settings) {
    String listener = ",%s://%s".formatted(NAME, bootstrap());
    settings.merge("listeners", listener, String::concat);
    settings.merge("advertised.listeners", listener, String::concat);
    settings.merge(
        "listener.security.protocol.map", ",%s:%s".formatted(NAME, NAME), String::concat);
    stores().forEach((name, value) -> settings.put(PREFIX + name, value));
    settings.put(PREFIX + "ssl.client.auth", "required");
    settings.put(PREFIX + "sasl.enabled.mechanisms", MECHANISM);
    settings.put(PREFIX + "scram-sha-512.sasl.jaas.config", LOGIN_MODULE + ";");
  }

  private Map<String, String> stores() {
    return Map.of(
        "ssl.keystore.type",
        "PKCS12",
        "ssl.keystore.location",
        broker.store().toString(),
        "ssl.keystore.password",
        SelfSignedKey.PASSWORD,
        "ssl.truststore.type",
        "PEM",
        "ssl.truststore.location",
        client.certificate().toString());
  }

  /** Creates the user over another listener of the broker. */
  void createUser(String bootstrap) {
    var scram = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
    var user = new UserScramCredentialUpsertion(USER, scram, PASSWORD);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      BrokerTopics.await(USER, admin.alterUserScramCredentials(List.of(user)).all());
    }
  }
}
