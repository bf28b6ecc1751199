package io.heliograph.notifications.outbox;

/**
 * What a deletion of published entries did.
 *
 * @param count how many there were
 * @param transaction its number
 */
public record DeletionResult(int count, long transaction) {}
