package io.heliograph.notifications.outbox;

import java.util.UUID;

/**
 * An event as it lies in the table.
 *
 * @param id its place in the order of publishing
 * @param eventId stays the same when it is published again
 */
public record OutboxEntry(long id, UUID eventId, OutboxEvent event) {}
