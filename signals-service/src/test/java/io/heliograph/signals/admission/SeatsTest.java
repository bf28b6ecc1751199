package io.heliograph.signals.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.signals.Mappings;
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

class SeatsTest {
  private static final Visitor ALICE = visitor("alice");
  private static final Visitor BOB = visitor("bob");
  private static final Visitor GUEST = new Visitor(Visitor.GUEST, Instant.MAX);

  @Test
  void aUserHasSoManyAndOthersTheirs() {
    var seats = seats(10, 2);
    var first = (Seat) seats.take(ALICE);
    seats.take(ALICE);

    assertThat(seats.take(ALICE)).isEqualTo(Refusal.USER);
    assertThat(seats.take(BOB)).isInstanceOf(Seat.class);

    first.release();
    assertThat(seats.take(ALICE)).isInstanceOf(Seat.class);
  }

  @Test
  void inAllThereAreSoManyWhoeverComes() {
    var seats = seats(2, 2);
    var first = (Seat) seats.take(ALICE);
    seats.take(BOB);

    assertThat(seats.take(GUEST)).isEqualTo(Refusal.SOCKETS);

    first.release();
    assertThat(seats.take(GUEST)).isInstanceOf(Seat.class);
  }

  @Test
  void guestsAreManyPeople() {
    var seats = seats(10, 1);
    seats.take(GUEST);

    assertThat(seats.take(GUEST)).isInstanceOf(Seat.class);
  }

  @Test
  void aSeatIsGivenBackOnce() {
    var seats = seats(10, 2);
    var first = (Seat) seats.take(ALICE);
    seats.take(ALICE);

    first.release();
    first.release();

    assertThat(seats.taken()).isOne();
    assertThat(seats.taken(ALICE.user().ref())).isOne();
  }

  @Test
  void whoeverHasASeatIsWaitedForAndNobodyElseGetsOne() throws Exception {
    var seats = seats(10, 2);
    var last = (Seat) seats.take(ALICE);
    seats.close();

    assertThat(seats.take(BOB)).isEqualTo(Refusal.DRAINING);
    assertThat(seats.awaitNone(Duration.ofMillis(1))).isFalse();

    last.release();
    assertThat(seats.awaitNone(Duration.ZERO)).isTrue();
  }

  @Test
  void onceClosedTheyAreNotOpenedAgain() {
    var seats = seats(10, 2);
    seats.close();

    seats.open();

    assertThat(seats.refusal()).contains(Refusal.DRAINING);
  }

  @Test
  void theCountIsExactUnderConcurrency() throws Exception {
    var seats = seats(1000, 5);
    var most = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(8)) {
      Callable<@Nullable Void> visits = () -> comeAndGo(seats, most);
      for (Future<@Nullable Void> done : threads.invokeAll(Collections.nCopies(8, visits))) {
        done.get();
      }
    }

    assertThat(most).hasValueBetween(1, 5);
    assertThat(seats.taken()).isZero();
    assertThat(seats.taken(ALICE.user().ref())).isZero();
  }

  private static @Nullable Void comeAndGo(Seats seats, AtomicInteger most) {
    for (int i = 0; i < 20_000; i++) {
      if (seats.take(ALICE) instanceof Seat seat) {
        most.accumulateAndGet(seats.taken(ALICE.user().ref()), Math::max);
        seat.release();
      }
    }
    return null;
  }

  private static Seats seats(int all, int perUser) {
    String prefix = "heliograph.signals.limits.sockets";
    var seats =
        new Seats(
            Mappings.of(
                LimitsConfig.class,
                Map.of(prefix, Integer.toString(all), prefix + "-per-user", "" + perUser)));
    assertThat(seats.take(ALICE)).isEqualTo(Refusal.STARTING);
    seats.open();
    return seats;
  }

  private static Visitor visitor(String name) {
    var ref = new EntityRef("user", "default", name);
    return new Visitor(new UserPrincipal(ref, Set.of()), Instant.MAX);
  }
}
