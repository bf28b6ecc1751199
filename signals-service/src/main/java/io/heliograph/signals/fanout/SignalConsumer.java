package io.heliograph.signals.fanout;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/** The one thread that reads signals; see the package for what it promises. */
@Singleton
final class SignalConsumer {
  private static final Logger LOG = Logger.getLogger(SignalConsumer.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofMillis(200);

  private final Map<String, Object> kafka;
  private final FanOutConfig config;
  private final FanOut fanOut;
  private final Thread thread = Thread.ofPlatform().name("signals").unstarted(this::run);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean ready;

  SignalConsumer(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      FanOutConfig config,
      FanOut fanOut) {
    this.kafka = kafka;
    this.config = config;
    this.fanOut = fanOut;
  }

  void start(@Observes StartupEvent started) {
    thread.start();
  }

  /** Whether signals that are published from now on are delivered. Once true it stays true. */
  boolean isReady() {
    return ready;
  }

  /** Runs after the sockets were closed. */
  @PreDestroy
  void stop() {
    stopped.countDown();
  }

  private void run() {
    open().ifPresent(this::consume);
  }

  /** A broker whose name is not known yet fails here; empty if the service stops before it is. */
  private Optional<Consumer<byte[], byte[]>> open() {
    while (!stoppedAfter(RETRY)) {
      try {
        return Optional.of(new KafkaConsumer<>(settings()));
      } catch (KafkaException e) {
        LOG.warnf("kafka cannot be found, trying again reason=%s", causeOf(e));
      }
    }
    return Optional.empty();
  }

  private void consume(Consumer<byte[], byte[]> consumer) {
    try (consumer) {
      var partitions = new Partitions(consumer, config.topics());
      findPositions(partitions);
      pollUntilStopped(consumer, partitions);
    }
  }

  private void findPositions(Partitions partitions) {
    while (!partitions.positioned() && !stoppedAfter(RETRY)) {
      refresh(partitions);
    }
    ready = partitions.positioned();
  }

  private void pollUntilStopped(Consumer<byte[], byte[]> consumer, Partitions partitions) {
    long refreshed = System.nanoTime();
    while (!stoppedAfter(Duration.ZERO)) {
      poll(consumer);
      if (System.nanoTime() - refreshed >= config.partitionRefresh().toNanos()) {
        refresh(partitions);
        refreshed = System.nanoTime();
      }
    }
  }

  private static void refresh(Partitions partitions) {
    try {
      partitions.refresh();
    } catch (RuntimeException e) {
      LOG.warnf("kafka does not answer, trying again reason=%s", e.toString());
    }
  }

  private void poll(Consumer<byte[], byte[]> consumer) {
    try {
      consumer.poll(POLL).forEach(fanOut::accept);
    } catch (RuntimeException e) {
      LOG.warnf("poll failed, trying again reason=%s", e.toString());
      stoppedAfter(RETRY);
    }
  }

  private static Throwable causeOf(KafkaException failure) {
    return failure.getCause() == null ? failure : failure.getCause();
  }

  private boolean stoppedAfter(Duration pause) {
    try {
      return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Kafka's settings of the deployment, and what reading everything without a group needs. */
  private Map<String, Object> settings() {
    var settings = new HashMap<>(kafka);
    settings.put("key.deserializer", ByteArrayDeserializer.class.getName());
    settings.put("value.deserializer", ByteArrayDeserializer.class.getName());
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "earliest");
    settings.put("reconnect.backoff.max.ms", "1000");
    settings.put("retry.backoff.max.ms", "1000");
    settings.put("fetch.max.wait.ms", "500");
    settings.put("default.api.timeout.ms", "5000");
    settings.put("metadata.max.age.ms", Long.toString(config.partitionRefresh().toMillis()));
    return settings;
  }
}
