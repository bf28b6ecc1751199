package io.heliograph.notifications.query;

import org.jspecify.annotations.Nullable;

/** How many of a person's notifications, broadcasts included, are unread and read. */
public record Status(int unread, int read) {

  long matching(@Nullable Boolean wanted) {
    if (wanted == null) {
      return (long) unread + read;
    }
    return wanted ? read : unread;
  }
}
