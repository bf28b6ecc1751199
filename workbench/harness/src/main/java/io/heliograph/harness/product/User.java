package io.heliograph.harness.product;

import io.heliograph.localstack.identity.LocalIdentity;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A user with a token that the services trust. */
public record User(String ref, String token) {
  private static final Duration LIFETIME = Duration.ofHours(1);

  public static User of(LocalIdentity identity, String ref, String... groups) {
    List<String> ownershipRefs = Stream.concat(Stream.of(ref), Stream.of(groups)).toList();
    return new User(ref, identity.userToken(ref, ownershipRefs, LIFETIME));
  }

  /** Creates a user with a unique name, so that tests do not affect each other. */
  public static User somebody(LocalIdentity identity, String... groups) {
    return named("u-" + UUID.randomUUID(), identity, groups);
  }

  /** Creates a user with a name of the directory. */
  public static User named(String name, LocalIdentity identity, String... groups) {
    return of(identity, "user:default/" + name, groups);
  }
}
