package io.heliograph.signals.publishing;

import java.time.Instant;
import java.util.Set;

/**
 * One message and all whom it is for.
 *
 * @param subject who publishes it
 * @param recipients entity refs, or {@link io.heliograph.contract.SignalHeaders#EVERYONE}
 */
record Publication(
    String subject, Instant time, String channel, Set<String> recipients, Message message) {

  /** What it holds while it waits, in bytes: the producer keeps a copy for each recipient. */
  long size() {
    return recipients.stream().mapToLong(recipient -> recipient.length() + message.size()).sum();
  }
}
