package io.heliograph.notifications.outbox;

/**
 * What a deletion of published entries did.
 *
 * @param count how many there were
 * @param transaction its number
 */
record Deletion(int count, long transaction) {}
