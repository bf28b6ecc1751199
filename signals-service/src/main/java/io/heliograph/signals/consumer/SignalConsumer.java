package io.heliograph.signals.consumer;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;

import io.heliograph.signals.admission.Admission;
import io.heliograph.signals.hub.Hub;
import io.heliograph.signals.hub.HubMetrics;
import io.heliograph.signals.hub.StreamAge;
import io.heliograph.signals.partitions.PartitionAssignment;
import io.heliograph.signals.records.RecordReaders;
import io.heliograph.signals.records.TopicsConfig;
import io.heliograph.signals.replay.ReplayConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads signals on one thread; the package description lists its guarantees. */
@Singleton
public final class SignalConsumer {
  private static final Logger LOG = Logger.getLogger(SignalConsumer.class);

  private final Map<String, Object> kafka;
  private final TopicsConfig config;
  private final ReplayConfig window;
  private final RecordReaders readers;
  private final RecordDispatcher dispatcher;
  private final Hub hub;
  private final HubMetrics metrics;
  private final Admission admission;
  private final StreamAge streamAge;
  private final Thread thread = Thread.ofPlatform().name("signals").unstarted(this::run);
  private final RepeatedWarning warnings = new RepeatedWarning(LOG);
  private final StopSignal stop = new StopSignal();
  private volatile boolean ready;

  SignalConsumer(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      TopicsConfig config,
      ReplayConfig window,
      RecordReaders readers,
      RecordDispatcher dispatcher,
      Hub hub,
      HubMetrics metrics,
      Admission admission,
      StreamAge streamAge) {
    this.kafka = kafka;
    this.config = config;
    this.window = window;
    this.readers = readers;
    this.dispatcher = dispatcher;
    this.hub = hub;
    this.metrics = metrics;
    this.admission = admission;
    this.streamAge = streamAge;
  }

  /** Refuses the start with settings that would keep the thread trying forever. */
  void check(@Observes @Priority(LIBRARY_BEFORE) StartupEvent started) {
    KafkaClients.check(kafka, config);
  }

  void start(@Observes StartupEvent started) {
    thread.start();
  }

  /**
   * Returns whether signals that are published from now on are delivered. Once true, it stays true.
   */
  public boolean isReady() {
    return ready;
  }

  /** Returns whether the thread runs or has not started yet. */
  boolean isAlive() {
    return thread.isAlive() || thread.getState() == Thread.State.NEW;
  }

  /** Requests the thread to stop. Runs after the connections are closed. */
  @PreDestroy
  void end() {
    stop.set();
  }

  private void run() {
    open().ifPresent(this::consume);
  }

  /**
   * Creates the clients. Retries while they cannot be created, for example because no host name of
   * a broker can be resolved, or a login fails; returns empty if the service stops first.
   */
  private Optional<KafkaClients> open() {
    while (!stop.isSetWithin(StopSignal.RETRY)) {
      try {
        return Optional.of(KafkaClients.open(kafka, config));
      } catch (RuntimeException e) {
        warnings.log("kafka client not created, trying again reason=" + causeOf(e));
      }
    }
    return Optional.empty();
  }

  private void consume(KafkaClients clients) {
    try (clients) {
      var consumer = clients.consumer();
      var partitions =
          new PartitionAssignment(consumer, readers, clients.lookup(), window.age(), hub);
      var liveness = new BrokerLiveness(consumer, partitions::leaders, streamAge);
      var loop = new RecordLoop(consumer, partitions, dispatcher, hub, metrics, stop);
      loop.findPositions();
      loop.fillWindow(window.fillTimeout());
      serve();
      loop.run(liveness, config.partitionRefresh());
    }
  }

  /** Opens admission: clients may connect from now on. */
  private void serve() {
    if (!stop.isSet()) {
      admission.open();
      ready = true;
    }
  }

  private static Throwable causeOf(RuntimeException failure) {
    return failure.getCause() == null ? failure : failure.getCause();
  }
}
