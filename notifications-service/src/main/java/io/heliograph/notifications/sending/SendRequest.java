package io.heliograph.notifications.sending;

import io.heliograph.notifications.notification.Draft;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The body of a send. */
record SendRequest(@NotNull @Valid RecipientsBody recipients, @NotNull @Valid PayloadBody payload) {

  /** The command of the service that has this origin. */
  Command toCommand(String origin, Instant created, @Nullable String key) {
    return new Command(
        new Draft(origin, created, payload.toPayload()),
        recipients.toRecipients(),
        payload,
        key == null ? null : Claim.of(origin, key, this));
  }
}
