package io.heliograph.systemtests.model;

import io.heliograph.systemtests.client.Content;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An action of a service or of a user. Services, users and notifications are identified by numbers.
 */
sealed interface Step {

  /**
   * A send to users.
   *
   * @param group whether the group is one of the recipients
   */
  record Send(
      int sender, Set<Integer> persons, boolean group, Set<Integer> excluded, Content content)
      implements Step {}

  /** A broadcast. */
  record Broadcast(int sender, Content content) implements Step {}

  /**
   * A change of read or saved.
   *
   * @param which numbers of notifications, also of other users; 0 is the newest, and a number
   *     beyond the oldest is an id that was never sent
   */
  record Mark(int person, Set<Integer> which, @Nullable Boolean read, @Nullable Boolean saved)
      implements Step {}

  /** The complete settings of a user: one origin and one of its topics, each on or off. */
  record Choose(int person, int sender, boolean wanted, @Nullable String topic, boolean topicWanted)
      implements Step {}
}
