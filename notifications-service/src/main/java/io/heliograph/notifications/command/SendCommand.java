package io.heliograph.notifications.command;

import io.heliograph.notifications.recipients.Recipients;
import org.jspecify.annotations.Nullable;

/**
 * A checked request to send a notification.
 *
 * @param keyedRequest the idempotent request, if the sender provided a key
 * @param answeredEarly whether the sender does not wait until a send to many users is stored
 */
public record SendCommand(
    SendContent content,
    Recipients recipients,
    @Nullable IdempotentRequest keyedRequest,
    boolean answeredEarly) {
  /** Approximate memory per character, for the payload as text and in parsed form. */
  private static final int BYTES_PER_CHARACTER = 4;

  public static final int BYTES_PER_REF = 200;

  /** Returns the approximate size in memory, in bytes. */
  public long bytes() {
    return (long) content.json().length() * BYTES_PER_CHARACTER
        + (long) recipients.size() * BYTES_PER_REF;
  }
}
