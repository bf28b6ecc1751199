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

  /** Bytes of all messages and recipients that wait for Kafka; beyond it a request is a 503. */
  @WithDefault("16M")
  MemorySize maxPendingSize();

  /** How long one request may wait for Kafka before it is a 503. */
  @WithDefault("5S")
  @DurationMin(millis = 100)
  Duration timeout();
}
