package io.heliograph.notifications.postgres;

import java.time.Duration;

/**
 * Limits for one use of a connection.
 *
 * @param silence maximum time without data from the server
 * @param total maximum time of the whole use
 */
public record Limits(Duration silence, Duration total) {}
