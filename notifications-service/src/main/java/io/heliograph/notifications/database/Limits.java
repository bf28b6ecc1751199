package io.heliograph.notifications.database;

import java.time.Duration;

/**
 * How long a connection may be in use.
 *
 * @param silence without anything from the server
 * @param total as a whole
 */
record Limits(Duration silence, Duration total) {}
