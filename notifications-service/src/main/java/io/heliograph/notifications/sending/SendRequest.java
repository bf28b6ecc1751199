package io.heliograph.notifications.sending;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** The body of a send. */
record SendRequest(@NotNull @Valid RecipientsBody recipients, @NotNull @Valid PayloadBody payload) {

  /** The command of the service that has this origin. */
  Command toCommand(String origin, @Nullable String key, boolean answeredEarly) {
    return new Command(
        Content.of(origin, payload),
        recipients.toRecipients(),
        key == null ? null : Claim.of(origin, key, this),
        answeredEarly);
  }
}
