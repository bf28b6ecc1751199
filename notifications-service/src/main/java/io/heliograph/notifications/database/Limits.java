package io.heliograph.notifications.database;

import java.time.Duration;

/**
 * Limits for one use of a connection.
 *
 * @param silence without anything from the server
 * @param total as a whole
 */
record Limits(Duration silence, Duration total) {}
