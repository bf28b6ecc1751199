package io.heliograph.notifications.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and that Kafka shall know of.
 *
 * @param type what happened, in reverse-DNS notation
 * @param channel the channel whose subscribers see it
 * @param recipient an entity ref, or {@link io.heliograph.contract.SignalHeaders#EVERYONE}
 * @param subject the one thing it is about, if it is about exactly one
 * @param message JSON, passed to clients byte for byte
 */
public record OutboxEvent(
    String type,
    String channel,
    String recipient,
    @Nullable String subject,
    Instant occurred,
    String message) {}
