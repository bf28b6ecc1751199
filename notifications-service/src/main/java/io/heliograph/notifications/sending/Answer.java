package io.heliograph.notifications.sending;

import org.jspecify.annotations.Nullable;

/** What was answered to a send, kept to be answered again. */
record Answer(String body, @Nullable String dropped) {}
