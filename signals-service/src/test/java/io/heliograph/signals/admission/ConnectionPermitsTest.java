package io.heliograph.signals.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.signals.Mappings;
import io.heliograph.signals.limits.LimitsConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionPermitsTest {
  private static final AuthenticatedClient ALICE = client("alice");
  private static final AuthenticatedClient BOB = client("bob");
  private static final AuthenticatedClient GUEST =
      new AuthenticatedClient(AuthenticatedClient.GUEST, Instant.MAX);

  @Test
  void aUserHasSoManyAndOthersTheirs() {
    var permits = permits(10, 2);
    var first = (ConnectionPermit) permits.take(ALICE);
    permits.take(ALICE);

    assertThat(permits.take(ALICE)).isEqualTo(HandshakeRefusal.USER);
    assertThat(permits.take(BOB)).isInstanceOf(ConnectionPermit.class);

    first.release();
    assertThat(permits.take(ALICE)).isInstanceOf(ConnectionPermit.class);
  }

  @Test
  void inAllThereAreSoManyWhoeverComes() {
    var permits = permits(2, 2);
    var first = (ConnectionPermit) permits.take(ALICE);
    permits.take(BOB);

    assertThat(permits.take(GUEST)).isEqualTo(HandshakeRefusal.SOCKETS);

    first.release();
    assertThat(permits.take(GUEST)).isInstanceOf(ConnectionPermit.class);
  }

  @Test
  void guestsAreManyPeople() {
    var permits = permits(10, 1);
    permits.take(GUEST);

    assertThat(permits.take(GUEST)).isInstanceOf(ConnectionPermit.class);
  }

  @Test
  void aSeatIsGivenBackOnce() {
    var permits = permits(10, 2);
    var first = (ConnectionPermit) permits.take(ALICE);
    permits.take(ALICE);

    first.release();
    first.release();

    assertThat(permits.taken()).isOne();
    assertThat(permits.taken(ALICE.user().ref())).isOne();
  }

  @Test
  void whoeverHasASeatIsWaitedForAndNobodyElseGetsOne() throws Exception {
    var permits = permits(10, 2);
    var last = (ConnectionPermit) permits.take(ALICE);
    permits.close();

    assertThat(permits.take(BOB)).isEqualTo(HandshakeRefusal.DRAINING);
    assertThat(permits.awaitNone(Duration.ofMillis(1))).isFalse();

    last.release();
    assertThat(permits.awaitNone(Duration.ZERO)).isTrue();
  }

  @Test
  void onceClosedTheyAreNotOpenedAgain() {
    var permits = permits(10, 2);
    permits.close();

    permits.open();

    assertThat(permits.refusal()).contains(HandshakeRefusal.DRAINING);
  }

  @Test
  void theCountIsExactUnderConcurrency() throws Exception {
    var permits = permits(1000, 5);
    var most = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(8)) {
      Callable<@Nullable Void> visits = () -> comeAndGo(permits, most);
      for (Future<@Nullable Void> done : threads.invokeAll(Collections.nCopies(8, visits))) {
        done.get();
      }
    }

    assertThat(most).hasValueBetween(1, 5);
    assertThat(permits.taken()).isZero();
    assertThat(permits.taken(ALICE.user().ref())).isZero();
  }

  private static @Nullable Void comeAndGo(ConnectionPermits permits, AtomicInteger most) {
    for (int i = 0; i < 20_000; i++) {
      if (permits.take(ALICE) instanceof ConnectionPermit permit) {
        most.accumulateAndGet(permits.taken(ALICE.user().ref()), Math::max);
        permit.release();
      }
    }
    return null;
  }

  private static ConnectionPermits permits(int all, int perUser) {
    String prefix = "heliograph.signals.limits.sockets";
    var permits =
        new ConnectionPermits(
            Mappings.of(
                LimitsConfig.class,
                Map.of(prefix, Integer.toString(all), prefix + "-per-user", "" + perUser)));
    assertThat(permits.take(ALICE)).isEqualTo(HandshakeRefusal.STARTING);
    permits.open();
    return permits;
  }

  private static AuthenticatedClient client(String name) {
    var ref = new EntityRef("user", "default", name);
    return new AuthenticatedClient(new UserPrincipal(ref, Set.of()), Instant.MAX);
  }
}
