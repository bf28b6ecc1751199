package io.heliograph.notifications.command;

import io.heliograph.notifications.recipients.Recipients;
import org.jspecify.annotations.Nullable;

/**
 * What a sender wants.
 *
 * @param claim what makes it safe to repeat, if the sender gave a key
 * @param answeredEarly whether the sender does not wait until a send to many is stored
 */
public record SendCommand(
    SendContent content,
    Recipients recipients,
    @Nullable IdempotentRequest claim,
    boolean answeredEarly) {
  /** The payload as text and as it is understood. */
  private static final int BYTES_PER_CHARACTER = 4;

  public static final int BYTES_PER_REF = 200;

  /** Its size in memory, about. */
  public long bytes() {
    return (long) content.json().length() * BYTES_PER_CHARACTER
        + (long) recipients.size() * BYTES_PER_REF;
  }
}
