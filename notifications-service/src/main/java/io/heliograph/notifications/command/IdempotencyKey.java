package io.heliograph.notifications.command;

/**
 * A key that makes a send safe to repeat, as in the IETF draft "The Idempotency-Key HTTP Header
 * Field".
 *
 * @param origin the sender; each sender has its own key namespace
 */
public record IdempotencyKey(String origin, String text) {}
