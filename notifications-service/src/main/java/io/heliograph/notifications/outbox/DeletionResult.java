package io.heliograph.notifications.outbox;

/**
 * Result of a deletion of published entries.
 *
 * @param count number of deleted entries
 * @param transaction number of the transaction
 */
public record DeletionResult(int count, long transaction) {}
