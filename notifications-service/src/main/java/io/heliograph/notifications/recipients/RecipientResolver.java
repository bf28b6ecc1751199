package io.heliograph.notifications.recipients;

import io.smallrye.mutiny.Uni;

/** Resolves entity refs to users. */
public interface RecipientResolver {

  /**
   * Returns the users and the dropped refs. Fails with a {@link io.heliograph.web.problem.Problem}
   * if there are too many users, or if the directory is needed and unavailable.
   */
  Uni<ResolvedRecipients> resolve(Recipients.Entities recipients);
}
