package io.heliograph.notifications.outbox;

/**
 * An entry that Kafka refuses, and why.
 *
 * @param id the id of the entry
 */
public record DeadLetter(long id, String reason) {}
