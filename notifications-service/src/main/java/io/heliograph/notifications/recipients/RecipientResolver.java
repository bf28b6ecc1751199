package io.heliograph.notifications.recipients;

import io.smallrye.mutiny.Uni;

/** Turns refs into users. */
public interface RecipientResolver {

  /**
   * Fails as a {@link io.heliograph.web.Problem} if there are too many users, or if the directory
   * is needed and cannot be asked.
   */
  Uni<ResolvedRecipients> resolve(Recipients.Entities recipients);
}
