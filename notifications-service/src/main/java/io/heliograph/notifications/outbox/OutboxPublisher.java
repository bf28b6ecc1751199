package io.heliograph.notifications.outbox;

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
import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Writes outbox entries to Kafka as CloudEvents in binary mode. */
@Singleton
final class OutboxPublisher {
  private static final String THIS_SERVICE = "/heliograph/notifications";
  private static final String PRODUCER = "outbox";

  private final MutinyEmitter<String> kafka;
  private final KafkaClientService clients;
  private final String topic;

  /** A leader has one batch in flight, so the buffer is bounded by the batches of its terms. */
  OutboxPublisher(
      @Channel(PRODUCER) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<String> kafka,
      KafkaClientService clients,
      @ConfigProperty(name = "mp.messaging.outgoing.outbox.topic") String topic) {
    this.kafka = kafka;
    this.clients = clients;
    this.topic = topic;
  }

  /** Connects before there is anything to publish, so that the first event does not wait for it. */
  Uni<Void> connect() {
    return clients.getProducer(PRODUCER).partitionsFor(topic).replaceWithVoid();
  }

  /** Done when every entry is acknowledged; nothing is awaited between two of them. */
  Uni<Void> publish(List<OutboxEntry> entries, long term) {
    if (entries.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var acknowledgements =
        entries.stream().map(entry -> kafka.sendMessage(record(entry, term))).toList();
    return Uni.join().all(acknowledgements).andFailFast().replaceWithVoid();
  }

  private static Message<String> record(OutboxEntry entry, long term) {
    var metadata =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withKey(entry.event().recipient())
            .withHeaders(headers(entry, term))
            .build();
    return Message.of(entry.event().message()).addMetadata(metadata);
  }

  static Headers headers(OutboxEntry entry, long term) {
    OutboxEvent event = entry.event();
    var headers = new RecordHeaders();
    add(headers, ID, entry.eventId().toString());
    add(headers, SOURCE, THIS_SERVICE);
    add(headers, TYPE, event.type());
    add(headers, SPEC_VERSION, SPEC_VERSION_1_0);
    add(headers, TIME, event.occurred().toString());
    if (event.subject() != null) {
      add(headers, SUBJECT, event.subject());
    }
    add(headers, CHANNEL, event.channel());
    add(headers, RECIPIENT, event.recipient());
    add(headers, TERM, Long.toString(term));
    add(headers, CONTENT_TYPE, JSON);
    return headers;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
