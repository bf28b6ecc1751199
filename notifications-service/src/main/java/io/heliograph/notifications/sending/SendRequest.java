package io.heliograph.notifications.sending;

import io.heliograph.notifications.notification.Draft;
import io.heliograph.notifications.recipients.Recipients;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** The body of a send. */
record SendRequest(@NotNull @Valid RecipientsBody recipients, @NotNull @Valid PayloadBody payload) {

  Recipients toRecipients() {
    return recipients.toRecipients();
  }

  Draft toDraft(String origin, Instant created) {
    return new Draft(origin, created, payload.toPayload());
  }
}
