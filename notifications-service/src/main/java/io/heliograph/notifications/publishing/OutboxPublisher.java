package io.heliograph.notifications.publishing;

import static io.heliograph.contract.SignalHeaders.CHANNEL;
import static io.heliograph.contract.SignalHeaders.CONTENT_TYPE;
import static io.heliograph.contract.SignalHeaders.ID;
import static io.heliograph.contract.SignalHeaders.JSON;
import static io.heliograph.contract.SignalHeaders.RECIPIENT;
import static io.heliograph.contract.SignalHeaders.SOURCE;
import static io.heliograph.contract.SignalHeaders.SPEC_VERSION;
import static io.heliograph.contract.SignalHeaders.SPEC_VERSION_1_0;
import static io.heliograph.contract.SignalHeaders.SUBJECT;
import static io.heliograph.contract.SignalHeaders.TERM;
import static io.heliograph.contract.SignalHeaders.TIME;
import static io.heliograph.contract.SignalHeaders.TYPE;
import static jakarta.interceptor.Interceptor.Priority.APPLICATION;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliograph.kafka.ClientSettings;
import io.heliograph.notifications.outbox.OutboxEntry;
import io.heliograph.notifications.outbox.OutboxEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Writes outbox entries to Kafka as CloudEvents in binary mode. */
@Singleton
final class OutboxPublisher {
  private static final String THIS_SERVICE = "/heliograph/notifications";
  private static final String PRODUCER = "outbox";

  private final KafkaClientService clients;
  private final String topic;
  private final Config config;
  private final Vertx vertx;

  /**
   * Uses the producer of the channel, which exists only because an emitter for it is injected.
   * Records are sent directly to the producer, a batch at a time: sending each as a message would
   * cost several times as much.
   */
  OutboxPublisher(
      @Channel(PRODUCER) MutinyEmitter<String> channel,
      KafkaClientService clients,
      @ConfigProperty(name = "mp.messaging.outgoing.outbox.topic") String topic,
      Config config,
      Vertx vertx) {
    this.clients = clients;
    this.topic = topic;
    this.config = config;
    this.vertx = vertx;
  }

  /** Refuses the start with settings that would end every term; messaging has started before. */
  void check(@Observes @Priority(APPLICATION) StartupEvent started) {
    ClientSettings.check(producer().configuration(), ProducerConfig::new, this::property);
  }

  private String property(String setting) {
    String own = "mp.messaging.outgoing." + PRODUCER + '.' + setting;
    return config.getOptionalValue(own, String.class).isPresent() ? own : "kafka." + setting;
  }

  /** Connects in advance, so that the first event does not wait for the connection. */
  Uni<Void> connect() {
    return producer().partitionsFor(topic).replaceWithVoid();
  }

  /**
   * Publishes the entries, without waiting between two of them. Completes on the context of the
   * caller when every entry is acknowledged or refused, and returns the refused ones. Requires at
   * least one entry.
   */
  Uni<List<RefusedEntry>> publish(List<OutboxEntry> entries, long term) {
    var acknowledgements = new Acknowledgements(entries.size());
    return producer()
        .runOnSendingThread(
            kafka -> {
              sendAll(entries, term, kafka, acknowledgements);
            })
        .chain(acknowledgements::all)
        .emitOn(MutinyHelper.executor(vertx.getOrCreateContext()));
  }

  private void sendAll(
      List<OutboxEntry> entries,
      long term,
      Producer<String, String> kafka,
      Acknowledgements acknowledgements) {
    for (OutboxEntry entry : entries) {
      try {
        var _ = kafka.send(record(entry, term), acknowledgements.of(entry));
      } catch (SerializationException e) {
        acknowledgements.answered(entry, e);
      }
    }
  }

  private KafkaProducer<String, String> producer() {
    return clients.getProducer(PRODUCER);
  }

  private ProducerRecord<String, String> record(OutboxEntry entry, long term) {
    OutboxEvent event = entry.event();
    return new ProducerRecord<>(
        topic, null, event.recipient(), event.message(), headers(entry, term));
  }

  static Headers headers(OutboxEntry entry, long term) {
    OutboxEvent event = entry.event();
    var headers = new RecordHeaders();
    add(headers, TERM, Long.toString(term));
    add(headers, ID, entry.eventId().toString());
    add(headers, CHANNEL, event.channel());
    add(headers, RECIPIENT, event.recipient());
    add(headers, SOURCE, THIS_SERVICE);
    add(headers, TYPE, event.type());
    add(headers, SPEC_VERSION, SPEC_VERSION_1_0);
    add(headers, TIME, event.occurred().toString());
    if (event.subject() != null) {
      add(headers, SUBJECT, event.subject());
    }
    add(headers, CONTENT_TYPE, JSON);
    return headers;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
