package io.heliograph.identity.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.identity.token.VerifiedIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LIFETIME = Duration.ofSeconds(30);

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final InstantSource time = now::get;
  private final AtomicLong nanoTime = new AtomicLong();
  private final VerifiedTokens tokens =
      new VerifiedTokens(LIFETIME, 2, nanoTime::get, time.withZone(ZoneOffset.UTC));

  @Test
  void aTokenIsKnownForItsLifetimeHere() {
    VerifiedIdentity alice = endingAt(START.plusSeconds(3600));
    tokens.keep("a", alice);

    nanoTime.set(LIFETIME.toNanos() - 1);
    assertThat(tokens.find("a")).contains(alice);

    nanoTime.set(LIFETIME.toNanos());
    assertThat(tokens.find("a")).isEmpty();
  }

  @Test
  void aTokenIsNotKnownBeyondItsEnd() {
    tokens.keep("a", endingAt(START.plusSeconds(5)));

    now.set(START.plusSeconds(5));

    assertThat(tokens.find("a")).isEmpty();
  }

  @Test
  void aClockThatIsSetBackKeepsNoTokenForLonger() {
    tokens.keep("a", endingAt(START.plusSeconds(3600)));

    now.set(START.minusSeconds(3600));
    nanoTime.set(LIFETIME.toNanos());

    assertThat(tokens.find("a")).isEmpty();
  }

  @Test
  void anotherTokenIsNotKnown() {
    tokens.keep("a", endingAt(START.plusSeconds(3600)));

    assertThat(tokens.find("b")).isEmpty();
  }

  @Test
  void theNumberOfEntriesIsLimited() {
    VerifiedIdentity alice = endingAt(START.plusSeconds(3600));
    tokens.keep("a", alice);
    tokens.keep("b", alice);
    tokens.keep("c", alice);

    assertThat(tokens.size()).isEqualTo(2);
  }

  @Test
  void aUserOfManyGroupsCountsAsSeveral() {
    Set<EntityRef> groups =
        Stream.of("a", "b", "c", "d", "e")
            .map(name -> new EntityRef("group", "default", name))
            .collect(Collectors.toSet());
    var many = new UserPrincipal(EntityRef.parse("user:alice"), groups);
    var one = new UserPrincipal(EntityRef.parse("user:bob"), Set.of());
    tokens.keep("a", new VerifiedIdentity(many, START.plusSeconds(3600)));

    tokens.keep("b", new VerifiedIdentity(one, START.plusSeconds(3600)));

    assertThat(tokens.size()).isEqualTo(1);
  }

  private static VerifiedIdentity endingAt(Instant end) {
    return new VerifiedIdentity(new ServicePrincipal("external:a"), end);
  }
}
