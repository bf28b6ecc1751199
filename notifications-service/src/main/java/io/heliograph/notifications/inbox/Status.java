package io.heliograph.notifications.inbox;

import org.jspecify.annotations.Nullable;

/** How many of a person's notifications, broadcasts included, are unread and read. */
record Status(int unread, int read) {

  long matching(@Nullable Boolean wanted) {
    if (wanted == null) {
      return (long) unread + read;
    }
    return wanted ? read : unread;
  }
}
