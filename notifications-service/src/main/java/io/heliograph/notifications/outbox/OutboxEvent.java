package io.heliograph.notifications.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event to be published to Kafka.
 *
 * @param type type of the event, in reverse-DNS notation
 * @param channel the channel whose subscribers receive it
 * @param recipient an entity ref, or {@link io.heliograph.contract.SignalHeaders#EVERYONE}
 * @param subject the id of the object that the event is about, if there is exactly one
 * @param message JSON, passed to clients byte for byte
 */
public record OutboxEvent(
    String type,
    String channel,
    String recipient,
    @Nullable String subject,
    Instant occurred,
    String message) {

  /** Returns the event with another message. */
  public OutboxEvent withMessage(String other) {
    return new OutboxEvent(type, channel, recipient, subject, occurred, other);
  }
}
