package io.heliograph.localstack.kafka;

import io.heliograph.localstack.network.FaultProxy;
import io.heliograph.localstack.network.FreePorts;
import io.heliograph.localstack.network.Loopback;
import io.heliograph.localstack.process.Folder;
import io.heliograph.localstack.process.QuietLogs;
import io.heliograph.localstack.process.StartFailed;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** Runs Apache Kafka's own broker in this JVM, in KRaft mode, on 127.0.0.1. */
public final class LocalKafka implements AutoCloseable {

  private final Path data;
  private final int port;
  private final int advertised;
  private final Runnable leave;
  private final @Nullable SecureListener secure;
  private @Nullable KafkaRaftServer broker;

  private LocalKafka(
      Path data, int port, int advertised, @Nullable SecureListener secure, Runnable leave) {
    this.data = data;
    this.port = port;
    this.advertised = advertised;
    this.secure = secure;
    this.leave = leave;
  }

  /** Starts a broker that keeps its records in the folder. Port 0 selects a free port. */
  public static LocalKafka start(Path dataDirectory, int port) {
    int chosen = Loopback.choose(port);
    return started(new LocalKafka(dataDirectory.toAbsolutePath(), chosen, chosen, null, () -> {}));
  }

  /** Starts a broker with its records in a temporary folder, which is deleted at close. */
  public static LocalKafka startTemporary() {
    int port = FreePorts.one();
    return startTemporary(port, port);
  }

  /** Starts a temporary broker with a second listener, whose user exists. */
  public static LocalKafka startTemporary(SecureListener secure) {
    int port = FreePorts.one();
    return startTemporary(port, port, secure);
  }

  /**
   * Starts a temporary broker that advertises the second port, where a {@link FaultProxy} forwards
   * to the first one.
   */
  public static LocalKafka startTemporary(int port, int advertised) {
    return startTemporary(port, advertised, null);
  }

  private static LocalKafka startTemporary(
      int port, int advertised, @Nullable SecureListener secure) {
    Path data = Folder.createTemporary("heliograph-kafka-");
    return started(new LocalKafka(data, port, advertised, secure, () -> Folder.delete(data)));
  }

  private static LocalKafka started(LocalKafka kafka) {
    try {
      kafka.start();
      return kafka;
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  public String bootstrap() {
    return "%s:%d".formatted(Loopback.HOST, port);
  }

  /** Starts a stopped broker again, on the same port and with the same records. */
  public synchronized void start() {
    if (broker == null) {
      broker = running();
      if (secure != null) {
        secure.createUser(bootstrap());
      }
    }
  }

  /**
   * Stops the broker. Connections are refused, and producers and consumers retry until {@link
   * #start()}.
   */
  public synchronized void stop() {
    if (broker != null) {
      shutDown(broker);
      broker = null;
    }
  }

  /** Creates the missing topics. */
  public void createTopics(int partitions, String... names) {
    BrokerTopics.create(bootstrap(), partitions, names);
  }

  /** Sets the maximum size of a batch of records in the topic. */
  public void limitRecords(String topic, int bytes) {
    BrokerTopics.configure(bootstrap(), topic, "max.message.bytes", Integer.toString(bytes));
  }

  /** Returns a reader of the records that reach the topic from now on. */
  public KafkaTopic follow(String topic) {
    return KafkaTopic.fromNowOn(bootstrap(), topic);
  }

  @Override
  public synchronized void close() {
    stop();
    leave.run();
  }

  private KafkaRaftServer running() {
    QuietLogs.apply();
    outliveTheBroker();
    Loopback.requireFree("Kafka", port);
    BrokerStorage.formatIfEmpty(data);
    try {
      return startUp(new KafkaRaftServer(settings(), Time.SYSTEM));
    } catch (RuntimeException e) {
      throw new StartFailed("Kafka did not start: %s".formatted(e.getMessage()), e);
    }
  }

  private KafkaConfig settings() {
    Map<String, String> settings = BrokerSettings.of(data, port, advertised, FreePorts.one());
    if (secure != null) {
      secure.addTo(settings);
    }
    return new KafkaConfig(settings);
  }

  private static KafkaRaftServer startUp(KafkaRaftServer broker) {
    try {
      broker.startup();
      return broker;
    } catch (RuntimeException e) {
      shutDown(broker);
      throw e;
    }
  }

  /** Prevents that a failed broker ends the JVM and everything else in it. */
  private static void outliveTheBroker() {
    Exit.setExitProcedure(LocalKafka::refuse);
    Exit.setHaltProcedure(LocalKafka::refuse);
  }

  private static void refuse(int status, String message) {
    throw new IllegalStateException("Kafka gave up with status %d: %s".formatted(status, message));
  }

  private static void shutDown(KafkaRaftServer broker) {
    broker.shutdown();
    broker.awaitShutdown();
  }
}
