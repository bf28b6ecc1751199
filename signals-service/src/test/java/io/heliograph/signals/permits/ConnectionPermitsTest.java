package io.heliograph.signals.permits;

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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    var first = (ConnectionPermit) permits.take(ALICE, 0);
    permits.take(ALICE, 0);

    assertThat(permits.take(ALICE, 0)).isEqualTo(HandshakeRefusal.USER);
    assertThat(permits.take(BOB, 0)).isInstanceOf(ConnectionPermit.class);

    first.release();
    assertThat(permits.take(ALICE, 0)).isInstanceOf(ConnectionPermit.class);
  }

  @Test
  void inAllThereAreSoManyWhoeverComes() {
    var permits = permits(2, 2);
    var first = (ConnectionPermit) permits.take(ALICE, 0);
    permits.take(BOB, 0);

    assertThat(permits.take(GUEST, 0)).isEqualTo(HandshakeRefusal.SOCKETS);

    first.release();
    assertThat(permits.take(GUEST, 0)).isInstanceOf(ConnectionPermit.class);
  }

  @Test
  void guestsAreManyPeople() {
    var permits = permits(10, 1);
    permits.take(GUEST, 0);

    assertThat(permits.take(GUEST, 0)).isInstanceOf(ConnectionPermit.class);
  }

  @Test
  void aPermitIsReleasedOnce() {
    var permits = permits(10, 2);
    var first = (ConnectionPermit) permits.take(ALICE, 0);
    permits.take(ALICE, 0);

    first.release();
    first.release();

    assertThat(permits.taken().connections()).isOne();
    assertThat(permits.taken(ALICE.user().ref()).connections()).isOne();
  }

  @Test
  void bytesAreTakenUntilTheLimitAndGivenBackOnce() {
    var permits = permitsWithMemory(10_000);
    var one = (ConnectionPermit) permits.take(ALICE, 0);
    var other = (ConnectionPermit) permits.take(BOB, 0);
    long before = permits.taken().bytes();

    assertThat(one.take(6000)).isEmpty();
    assertThat(other.take(6000)).contains(HandshakeRefusal.MEMORY);
    one.release();
    one.giveBack(6000);
    assertThat(one.take(9000)).isEmpty();

    assertThat(other.take(6000)).isEmpty();
    other.release();
    assertThat(before).isPositive();
    assertThat(permits.taken()).isEqualTo(Usage.NONE);
  }

  @Test
  void anotherTokenTakesTheDifference() {
    var permits = permitsWithMemory(10_000);
    var permit = (ConnectionPermit) permits.take(ALICE, 0);
    long before = permits.taken().bytes();

    assertThat(permit.renew(inGroups(10))).isTrue();
    assertThat(permits.taken().bytes()).isGreaterThan(before);
    assertThat(permit.renew(inGroups(100))).isFalse();
    assertThat(permit.client()).isEqualTo(inGroups(10));

    assertThat(permit.renew(ALICE)).isTrue();
    assertThat(permits.taken().bytes()).isEqualTo(before);
  }

  @Test
  void aPermitInUseIsWaitedForAndNoOtherIsIssued() throws Exception {
    var permits = permits(10, 2);
    var last = (ConnectionPermit) permits.take(ALICE, 0);
    permits.close();

    assertThat(permits.take(BOB, 0)).isEqualTo(HandshakeRefusal.DRAINING);
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
    assertThat(permits.taken().connections()).isZero();
    assertThat(permits.taken(ALICE.user().ref()).connections()).isZero();
  }

  private static @Nullable Void comeAndGo(ConnectionPermits permits, AtomicInteger most) {
    for (int i = 0; i < 20_000; i++) {
      if (permits.take(ALICE, 0) instanceof ConnectionPermit permit) {
        most.accumulateAndGet(permits.taken(ALICE.user().ref()).connections(), Math::max);
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
    assertThat(permits.take(ALICE, 0)).isEqualTo(HandshakeRefusal.STARTING);
    permits.open();
    return permits;
  }

  private static ConnectionPermits permitsWithMemory(int bytes) {
    return Permits.opened(Map.of("heliograph.signals.limits.memory", Integer.toString(bytes)));
  }

  private static AuthenticatedClient inGroups(int count) {
    Set<EntityRef> groups =
        IntStream.range(0, count)
            .mapToObj(i -> new EntityRef("group", "default", "g" + i))
            .collect(Collectors.toUnmodifiableSet());
    return new AuthenticatedClient(new UserPrincipal(ALICE.user().ref(), groups), Instant.MAX);
  }

  private static AuthenticatedClient client(String name) {
    var ref = new EntityRef("user", "default", name);
    return new AuthenticatedClient(new UserPrincipal(ref, Set.of()), Instant.MAX);
  }
}
