package io.heliograph.notifications.outbox;

import java.util.UUID;

/**
 * An event as stored in the table.
 *
 * @param id defines the order of publishing
 * @param eventId stays the same when the event is published again
 */
public record OutboxEntry(long id, UUID eventId, OutboxEvent event) {}
