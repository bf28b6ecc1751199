package io.heliograph.systemtests.client;

import io.heliograph.localstack.identity.LocalIdentity;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A person whom no other test knows, so that tests do not disturb each other. */
public record User(String ref, String token) {
  private static final Duration LIFETIME = Duration.ofHours(1);

  public static User somebody(LocalIdentity identity, String... groups) {
    return named("u-" + UUID.randomUUID(), identity, groups);
  }

  /** For a name that a directory knows. */
  public static User named(String name, LocalIdentity identity, String... groups) {
    String ref = "user:default/" + name;
    List<String> ownershipRefs = Stream.concat(Stream.of(ref), Stream.of(groups)).toList();
    return new User(ref, identity.userToken(ref, ownershipRefs, LIFETIME));
  }
}
