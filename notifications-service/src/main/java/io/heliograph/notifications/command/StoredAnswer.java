package io.heliograph.notifications.command;

import org.jspecify.annotations.Nullable;

/** The answer to a send, stored for repeated requests. */
public record StoredAnswer(String body, @Nullable String dropped) {}
