package io.heliograph.notifications.query;

import org.jspecify.annotations.Nullable;

/** Number of a user's unread and read notifications, broadcasts included. */
public record Status(int unread, int read) {

  long matching(@Nullable Boolean wanted) {
    if (wanted == null) {
      return (long) unread + read;
    }
    return wanted ? read : unread;
  }
}
