package io.heliograph.benchmarks.product;

import io.heliograph.localstack.identity.LocalIdentity;
import java.time.Duration;
import java.util.List;

/** Somebody who reads. */
public record User(String ref, String token) {
  private static final Duration LIFETIME = Duration.ofHours(1);

  static User of(LocalIdentity identity, String ref) {
    return new User(ref, identity.userToken(ref, List.of(ref), LIFETIME));
  }

  static User inGroup(LocalIdentity identity, String ref, String group) {
    return new User(ref, identity.userToken(ref, List.of(ref, group), LIFETIME));
  }
}
