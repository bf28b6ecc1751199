package io.heliograph.signals.publishing;

import io.heliograph.contract.SignalTopics;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Limits for publishing over HTTP. */
@ConfigMapping(prefix = "heliograph.signals.publishing")
interface PublishingConfig {

  /** Kafka topic to which signals are written; one of those that are read. */
  @WithDefault(SignalTopics.SIGNALS)
  String topic();

  /**
   * Maximum bytes of one message, as JSON in UTF-8; a larger one is refused with 413. Memory of
   * every listening socket grows with it.
   */
  @WithDefault("64K")
  MemorySize maxMessageSize();

  /** Maximum recipients of one request, each a record; more are refused with 400. */
  @WithDefault("1000")
  @Min(1) int maxRecipients();

  /**
   * Maximum bytes of one message times its recipients, since the message is sent to Kafka, and to
   * every instance that reads it, once for each recipient; more are refused with 413.
   */
  @WithDefault("8M")
  MemorySize maxPublicationSize();

  /** Maximum bytes of all records that wait for Kafka; beyond it requests are refused with 503. */
  @WithDefault("32M")
  MemorySize maxPendingSize();

  /** Maximum time that one request waits for Kafka before it is answered with 503. */
  @WithDefault("5s")
  @DurationMin(millis = 100)
  Duration timeout();
}
