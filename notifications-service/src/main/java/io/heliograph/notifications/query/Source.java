package io.heliograph.notifications.query;

import org.jspecify.annotations.Nullable;

/** Source of notifications: an origin and, if they have one, a topic. */
public record Source(String origin, @Nullable String topic) {}
