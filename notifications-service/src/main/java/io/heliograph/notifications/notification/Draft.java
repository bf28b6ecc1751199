package io.heliograph.notifications.notification;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.heliograph.identity.EntityRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notification without recipients: the content is the same for all of them. */
public record Draft(String origin, Instant created, Payload payload) {

  /**
   * Generates UUIDs of version 7, which grow with time, so new rows are close together in the
   * index.
   */
  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  /** Returns the notification for one user, or for everybody if {@code user} is {@code null}. */
  public Notification addressedTo(@Nullable EntityRef user) {
    return new Notification(newId(), user, created, null, null, null, origin, payload);
  }

  /** Returns whether it replaces an earlier notification of the same origin, user and scope. */
  public boolean isScoped() {
    return payload.scope() != null;
  }

  private static UUID newId() {
    return IDS.generate();
  }
}
