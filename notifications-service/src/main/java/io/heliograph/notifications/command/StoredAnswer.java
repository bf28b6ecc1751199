package io.heliograph.notifications.command;

import org.jspecify.annotations.Nullable;

/** What was answered to a send, kept to be answered again. */
public record StoredAnswer(String body, @Nullable String dropped) {}
