package io.heliograph.notifications.command;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.heliograph.notifications.notification.Notification;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a job.
 *
 * @param recipients users to whom it is addressed
 * @param processed those of them who have it by now, or do not want it
 */
public record JobStatus(
    UUID id,
    State state,
    @JsonFormat(pattern = Notification.TIME, timezone = "UTC") Instant created,
    @JsonFormat(pattern = Notification.TIME, timezone = "UTC") @Nullable Instant finished,
    int recipients,
    int processed) {

  /** Of one that was stored just now. */
  public static JobStatus begun(Job job, int recipients) {
    return new JobStatus(job.id(), State.RUNNING, job.created(), null, recipients, 0);
  }

  /** Where it stands. */
  @Schema(name = "JobState")
  public enum State {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("finished")
    FINISHED,
    /** Some of the users did not get it, because of a defect that is in the log. */
    @JsonProperty("failed")
    FAILED
  }
}
