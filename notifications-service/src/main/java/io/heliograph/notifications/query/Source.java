package io.heliograph.notifications.query;

import org.jspecify.annotations.Nullable;

/** Where notifications come from: a service and, if they have one, the topic. */
public record Source(String origin, @Nullable String topic) {}
