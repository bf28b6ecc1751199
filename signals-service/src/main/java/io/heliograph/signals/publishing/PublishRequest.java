package io.heliograph.signals.publishing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The body of a publication, as Backstage's plugins pass it to their signals service. */
record PublishRequest(
    @NotNull @Valid RecipientsBody recipients,
    @NotNull @Size(min = 1, max = MAX_CHANNEL) String channel,
    @NotNull Message message) {

  /** Maximum length of a channel name that clients can subscribe to. */
  private static final int MAX_CHANNEL = 255;

  boolean isBroadcast() {
    return recipients instanceof RecipientsBody.Broadcast;
  }
}
