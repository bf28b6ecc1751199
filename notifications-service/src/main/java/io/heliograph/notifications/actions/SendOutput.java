package io.heliograph.notifications.actions;

import io.heliograph.notifications.command.SendResult;
import io.heliograph.notifications.command.SendResult.Accepted;
import io.heliograph.notifications.command.SendResult.Blocked;
import io.heliograph.notifications.command.SendResult.Failed;
import io.heliograph.notifications.command.SendResult.Finished;
import io.heliograph.notifications.command.SendResult.Repeated;
import io.heliograph.notifications.command.SendResult.RepeatedJob;
import io.heliograph.notifications.command.SendResult.Stored;
import io.heliograph.notifications.command.SendResult.TooLarge;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code send-notification}.
 *
 * @param recipients number of users that the notification is for; 1 for a broadcast
 * @param job the job of a send to many users, whose progress can be read
 * @param dropped the refs that address nobody, as in the header of a send
 */
public record SendOutput(int recipients, @Nullable UUID job, @Nullable String dropped) {

  static SendOutput of(SendResult result) {
    return switch (result) {
      case Stored stored -> new SendOutput(stored.notifications().size(), null, stored.dropped());
      case Finished finished -> of(finished.accepted());
      case Accepted accepted ->
          new SendOutput(accepted.job().recipients(), accepted.job().id(), accepted.dropped());
      case Repeated _, RepeatedJob _, TooLarge _, Blocked _, Failed _ ->
          throw new IllegalStateException("not the result of a send without a key");
    };
  }
}
