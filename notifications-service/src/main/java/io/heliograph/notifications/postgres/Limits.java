package io.heliograph.notifications.database;

import java.time.Duration;

/**
 * Limits for one use of a connection.
 *
 * @param silence maximum time without data from the server
 * @param total maximum time of the whole use
 */
record Limits(Duration silence, Duration total) {}
