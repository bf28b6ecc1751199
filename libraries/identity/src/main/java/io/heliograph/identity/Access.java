package io.heliograph.identity;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a service may send. */
public sealed interface Access {

  /** No restriction, which is the default. */
  Access EVERYTHING = new Only(EnumSet.allOf(Kind.class), Set.of());

  /**
   * Why the service may not send this, in words that the caller may read; empty if it may.
   *
   * @param broadcast whether it goes to everybody, instead of to entities
   * @param topic the topic of the notification, if it has one
   */
  Optional<String> refusalOf(boolean broadcast, @Nullable String topic);

  /** To whom a notification goes. */
  enum Kind {
    /** To users, groups and owners of entities. */
    SEND,
    /** To everybody. */
    BROADCAST
  }

  /** Some kinds, on some topics; no topics means any topic, and none at all. */
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

  /** Nothing at all, always for the same reason. */
  record Nothing(String reason) implements Access {

    @Override
    public Optional<String> refusalOf(boolean broadcast, @Nullable String topic) {
      return Optional.of(reason);
    }
  }
}
