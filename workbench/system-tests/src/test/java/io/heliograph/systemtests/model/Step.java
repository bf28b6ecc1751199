package io.heliograph.systemtests.model;

import io.heliograph.systemtests.client.Content;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a service or a person does; services, persons and notifications go by their numbers. */
sealed interface Step {

  /**
   * To persons.
   *
   * @param group whether the group is among the recipients
   */
  record Send(
      int sender, Set<Integer> persons, boolean group, Set<Integer> excluded, Content content)
      implements Step {}

  /** To everybody. */
  record Broadcast(int sender, Content content) implements Step {}

  /**
   * Read or saved, or no longer.
   *
   * @param which of all notifications, also somebody else's; 0 is the newest, and a number beyond
   *     the oldest is one that nobody ever sent
   */
  record Mark(int person, Set<Integer> which, @Nullable Boolean read, @Nullable Boolean saved)
      implements Step {}

  /** Everything that the person chooses: on or off for one origin, and for one of its topics. */
  record Choose(int person, int sender, boolean wanted, @Nullable String topic, boolean topicWanted)
      implements Step {}
}
