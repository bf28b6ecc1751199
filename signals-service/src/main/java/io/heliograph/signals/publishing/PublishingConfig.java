package io.heliograph.signals.publishing;

import io.heliograph.contract.SignalTopics;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Bounds of what is published over HTTP. */
@ConfigMapping(prefix = "heliograph.signals.publishing")
interface PublishingConfig {

  /** Where signals are written to; one of those that are read. */
  @WithDefault(SignalTopics.SIGNALS)
  String topic();

  /**
   * Bytes of one message, as JSON in UTF-8; a larger one is a 413. Memory of every socket that
   * listens grows with it.
   */
  @WithDefault("64K")
  MemorySize maxMessageSize();

  /** Recipients of one request, each a record; more are a 400. */
  @WithDefault("1000")
  @Min(1) int maxRecipients();

  /**
   * Bytes of one message times its recipients, since Kafka, and every instance that reads it, gets
   * it once for each; more are a 413.
   */
  @WithDefault("8M")
  MemorySize maxPublicationSize();

  /** Bytes of all records that wait for Kafka; beyond it a request is a 503. */
  @WithDefault("32M")
  MemorySize maxPendingSize();

  /** How long one request may wait for Kafka before it is a 503. */
  @WithDefault("5S")
  @DurationMin(millis = 100)
  Duration timeout();
}
