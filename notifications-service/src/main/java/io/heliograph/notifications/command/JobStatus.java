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
 * @param recipients number of users that the job addresses
 * @param processed number of those users who have received the notification or have opted out
 */
public record JobStatus(
    UUID id,
    State state,
    @JsonFormat(pattern = Notification.TIME, timezone = "UTC") Instant created,
    @JsonFormat(pattern = Notification.TIME, timezone = "UTC") @Nullable Instant finished,
    int recipients,
    int processed) {

  /** Returns the status of a job that was just stored. */
  public static JobStatus begun(Job job, int recipients) {
    return new JobStatus(job.id(), State.RUNNING, job.created(), null, recipients, 0);
  }

  /** The state of a job. */
  @Schema(name = "JobState")
  public enum State {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("finished")
    FINISHED,
    /** Some of the users did not receive the notification because of a defect, which is logged. */
    @JsonProperty("failed")
    FAILED
  }
}
