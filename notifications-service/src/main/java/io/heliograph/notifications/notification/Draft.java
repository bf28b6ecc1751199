package io.heliograph.notifications.notification;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.heliograph.identity.EntityRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notification before it is anybody's: the same for all who get it. */
public record Draft(String origin, Instant created, Payload payload) {

  /** Version 7: ids grow with time, so that new rows lie together in the index. */
  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  /** As it is stored for one person, or for everybody if {@code user} is {@code null}. */
  public Notification addressedTo(@Nullable EntityRef user) {
    return new Notification(newId(), user, created, null, null, null, origin, payload);
  }

  /** Whether it replaces what the same origin sent to the same person with the same scope. */
  public boolean isScoped() {
    return payload.scope() != null;
  }

  private static UUID newId() {
    return IDS.generate();
  }
}
