package io.heliograph.identity;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Restrictions on what a service may send. */
public sealed interface Access {

  /** No restriction, which is the default. */
  Access EVERYTHING = new Only(EnumSet.allOf(Kind.class), Set.of());

  /**
   * Returns the reason why the service may not send this, as a message for the caller; empty if it
   * may.
   *
   * @param broadcast whether the notification is for everybody instead of entities
   * @param topic the topic of the notification, if it has one
   */
  Optional<String> refusalOf(boolean broadcast, @Nullable String topic);

  /** Kind of recipients of a notification. */
  enum Kind {
    /** To users, groups and owners of entities. */
    SEND,
    /** To everybody. */
    BROADCAST
  }

  /** Permits some kinds on some topics. Without topics, it permits any topic and no topic. */
  record Only(Set<Kind> kinds, Set<String> topics) implements Access {

    public Only {
      kinds = Set.copyOf(kinds);
      topics = Set.copyOf(topics);
    }

    @Override
    public Optional<String> refusalOf(boolean broadcast, @Nullable String topic) {
      return refusalOf(broadcast).or(() -> refusalOf(topic));
    }

    private Optional<String> refusalOf(boolean broadcast) {
      return kinds.contains(broadcast ? Kind.BROADCAST : Kind.SEND)
          ? Optional.empty()
          : Optional.of(
              broadcast ? "This service may not broadcast" : "This service may only broadcast");
    }

    private Optional<String> refusalOf(@Nullable String topic) {
      if (topics.isEmpty()) {
        return Optional.empty();
      }
      if (topic == null) {
        return Optional.of("This service may send on its topics only: set payload.topic");
      }
      return topics.contains(topic)
          ? Optional.empty()
          : Optional.of("This service may not send on this topic");
    }
  }

  /** Permits nothing, always for the same reason. */
  record Nothing(String reason) implements Access {

    @Override
    public Optional<String> refusalOf(boolean broadcast, @Nullable String topic) {
      return Optional.of(reason);
    }
  }
}
