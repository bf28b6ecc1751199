package io.heliograph.notifications.sending;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A send to many users, which is written in pieces.
 *
 * @param dropped as {@link Send#dropped()}
 */
record Job(UUID id, Content content, @Nullable String dropped) {}
