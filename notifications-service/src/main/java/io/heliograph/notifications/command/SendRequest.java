package io.heliograph.notifications.command;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** The request body of a send. */
public record SendRequest(
    @NotNull @Valid RecipientsBody recipients, @NotNull @Valid PayloadBody payload) {

  /** Returns the command for the sending service with this origin. */
  public SendCommand toCommand(String origin, @Nullable String key, boolean answeredEarly) {
    return new SendCommand(
        SendContent.of(origin, payload),
        recipients.toRecipients(),
        key == null ? null : IdempotentRequest.of(origin, key, this),
        answeredEarly);
  }
}
