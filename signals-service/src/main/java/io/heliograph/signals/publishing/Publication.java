package io.heliograph.signals.publishing;

import java.time.Instant;
import java.util.Set;

/**
 * One message and all its recipients.
 *
 * @param subject the publishing service
 * @param recipients entity refs, or {@link io.heliograph.contract.SignalHeaders#EVERYONE}
 */
record Publication(
    String subject, Instant time, String channel, Set<String> recipients, Message message) {

  /**
   * Returns the memory that the publication uses while it waits, in bytes: the producer keeps one
   * copy for each recipient.
   */
  long size() {
    return recipients.stream().mapToLong(recipient -> recipient.length() + message.size()).sum();
  }
}
