package io.heliograph.notifications.command;

/**
 * What a sender gives to a send in order to repeat it safely, as in the IETF draft "The
 * Idempotency-Key HTTP Header Field".
 *
 * @param origin each sender has keys of its own
 */
public record IdempotencyKey(String origin, String text) {}
