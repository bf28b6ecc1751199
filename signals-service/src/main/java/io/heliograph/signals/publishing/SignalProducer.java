package io.heliograph.signals.publishing;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;

import io.heliograph.kafka.ClientSettings;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka producer, created on first use: a broker whose name cannot be resolved yet fails a
 * request and not the startup.
 */
@Singleton
final class SignalProducer {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  private final Map<String, Object> kafka;
  private final Duration timeout;
  private @Nullable Producer<byte[], byte[]> producer;

  SignalProducer(
      @Identifier("default-kafka-broker") Map<String, Object> kafka, PublishingConfig config) {
    this.kafka = kafka;
    this.timeout = config.timeout();
  }

  /** Refuses the start with settings that every request would fail with. */
  void check(@Observes @Priority(LIBRARY_BEFORE) StartupEvent started) {
    ClientSettings.check(settings(), ProducerConfig::new);
  }

  /**
   * Returns the producer. Thread-safe.
   *
   * @throws org.apache.kafka.common.KafkaException if the broker cannot be resolved; the call may
   *     be repeated
   */
  synchronized Producer<byte[], byte[]> connected() {
    if (producer == null) {
      producer = new KafkaProducer<>(settings());
    }
    return producer;
  }

  @PreDestroy
  synchronized void close() {
    if (producer != null) {
      producer.close(CLOSE_TIMEOUT);
    }
  }

  /**
   * Returns the deployment's Kafka settings, with those that publishing requires. The producer
   * gives up a record only after its request has failed, so a request has half of the timeout: if a
   * broker does not answer, there is time for one more attempt.
   */
  private Map<String, Object> settings() {
    String whole = Long.toString(timeout.toMillis());
    var settings = new HashMap<>(kafka);
    settings.put("key.serializer", ByteArraySerializer.class);
    settings.put("value.serializer", ByteArraySerializer.class);
    settings.put("acks", "all");
    settings.put("enable.idempotence", "true");
    settings.put("linger.ms", "0");
    settings.put("max.block.ms", whole);
    settings.put("delivery.timeout.ms", whole);
    settings.put("request.timeout.ms", Long.toString(timeout.toMillis() / 2));
    settings.putIfAbsent("socket.connection.setup.timeout.ms", "2000");
    settings.putIfAbsent("socket.connection.setup.timeout.max.ms", "5000");
    settings.put("reconnect.backoff.max.ms", "1000");
    settings.put("retry.backoff.max.ms", "1000");
    return settings;
  }
}
