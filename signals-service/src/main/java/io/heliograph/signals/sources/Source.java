package io.heliograph.signals.sources;

import io.heliograph.contract.SignalHeaders;
import io.heliograph.identity.EntityRef;
import io.heliograph.identity.InvalidEntityRefException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Maps the records of one topic to signals. */
record Source(String channel, RecipientPlace place) {

  static Source of(SourcesConfig.SourceConfig config) {
    return new Source(config.channel(), RecipientPlace.of(config));
  }

  /** Returns the signal; empty if the record is malformed. */
  Optional<SourcedSignal> read(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
    return JsonValue.isWellFormed(record.value())
        ? place
            .recipientOf(record)
            .map(recipient -> new SourcedSignal(channel, recipient, record.value()))
        : Optional.empty();
  }

  /** The part of a record that contains its recipient. */
  sealed interface RecipientPlace {

    static RecipientPlace of(SourcesConfig.SourceConfig config) {
      return switch (config.recipient()) {
        case KEY -> new Key();
        case HEADER -> new NamedHeader(config.recipientHeader());
        case BROADCAST -> new Everyone();
      };
    }

    /**
     * Returns the recipient in the form that the hub uses; empty if there is none or it is not an
     * entity ref.
     */
    Optional<String> recipientOf(ConsumerRecord<ByteBuffer, ByteBuffer> record);
  }

  private record Key() implements RecipientPlace {
    @Override
    public Optional<String> recipientOf(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
      return Optional.ofNullable(record.key()).flatMap(Source::ref);
    }
  }

  private record NamedHeader(String name) implements RecipientPlace {
    @Override
    public Optional<String> recipientOf(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
      return Optional.ofNullable(record.headers().lastHeader(name))
          .map(Header::value)
          .map(ByteBuffer::wrap)
          .flatMap(Source::ref);
    }
  }

  private record Everyone() implements RecipientPlace {
    @Override
    public Optional<String> recipientOf(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
      return Optional.of(SignalHeaders.EVERYONE);
    }
  }

  private static Optional<String> ref(ByteBuffer bytes) {
    return JsonValue.textOf(bytes).flatMap(Source::ref);
  }

  private static Optional<String> ref(String text) {
    try {
      return Optional.of(EntityRef.parse(text).toString());
    } catch (InvalidEntityRefException e) {
      return Optional.empty();
    }
  }
}
