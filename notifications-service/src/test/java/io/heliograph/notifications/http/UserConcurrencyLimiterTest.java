package io.heliograph.notifications.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.database.CancellationSignal;
import io.heliograph.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserConcurrencyLimiterTest {
  private static final EntityRef ALICE = EntityRef.parse("user:default/alice");
  private static final EntityRef BOB = EntityRef.parse("user:default/bob");

  private final Vertx vertx = Vertx.vertx();
  private final UserConcurrencyLimiter limiter =
      new UserConcurrencyLimiter(new Limits(2, 1, Duration.ofMillis(200)), vertx);
  private final Deque<UniEmitter<? super String>> working = new ArrayDeque<>();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void fewOfOneUserAreWorkedOnAndTheNextBeginsWhenOneEnds() {
    take(ALICE);
    take(ALICE);
    UniAssertSubscriber<String> third = take(ALICE);
    assertThat(working).hasSize(2);

    working.removeFirst().complete("first");

    assertThat(working).hasSize(2);
    working.removeLast().complete("third");
    third.assertCompleted().assertItem("third");
  }

  @Test
  void oneMoreThanMayWaitIsRefusedAtOnce() {
    take(ALICE);
    take(ALICE);
    take(ALICE);

    assertTooMany(take(ALICE));
  }

  @Test
  void whoWaitsForTooLongIsRefusedAndNeverBegins() {
    take(ALICE);
    take(ALICE);
    UniAssertSubscriber<String> third = take(ALICE);

    third.awaitFailure().assertFailedWith(ProblemException.class, "take long");

    working.removeFirst().complete("first");
    assertThat(working).hasSize(1);
  }

  @Test
  void anotherUserDoesNotWait() {
    take(ALICE);
    take(ALICE);
    take(ALICE);
    UniAssertSubscriber<String> other = take(BOB);

    working.removeLast().complete("bob");

    other.assertCompleted();
  }

  @Test
  void whoLeavesKeepsItsPlaceUntilTheWorkHasEnded() {
    take(ALICE).cancel();
    take(ALICE).cancel();
    take(ALICE);
    assertThat(working).hasSize(2);

    working.removeFirst().complete("first");

    assertThat(working).hasSize(2);
  }

  @Test
  void whoLeavesCancelsTheReadsOfItsTurnAndOfThoseWithin() {
    var signals = new ArrayList<CancellationSignal>();
    Supplier<Uni<Void>> work =
        () ->
            Uni.createFrom()
                .context(
                    subscription -> {
                      signals.add(CancellationSignal.of(subscription));
                      return Uni.createFrom().nothing();
                    });

    limiter
        .take(ALICE, () -> limiter.take(ALICE, work))
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create())
        .cancel();

    assertThat(signals).singleElement().matches(CancellationSignal::isCancelled);
  }

  @Test
  void whoLeavesWhileWaitingNeverBegins() {
    take(ALICE);
    take(ALICE);
    take(ALICE).cancel();
    UniAssertSubscriber<String> fourth = take(ALICE);

    working.removeFirst().complete("first");
    working.removeLast().complete("fourth");

    fourth.assertCompleted().assertItem("fourth");
  }

  @Test
  void aPlaceIsGivenBackAfterAFailureAndNobodyIsRemembered() {
    UniAssertSubscriber<String> failed = take(ALICE);
    working.removeFirst().fail(new IllegalStateException());
    failed.assertFailedWith(IllegalStateException.class);

    limiter
        .take(
            BOB,
            () -> {
              throw new IllegalStateException();
            })
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create())
        .assertFailedWith(IllegalStateException.class);

    await().until(() -> limiter.size() == 0);
  }

  private UniAssertSubscriber<String> take(EntityRef user) {
    return limiter
        .take(user, () -> Uni.createFrom().<String>emitter(working::add))
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }

  private static void assertTooMany(UniAssertSubscriber<String> refused) {
    refused.assertFailedWith(ProblemException.class, "Too many requests");
  }

  private record Limits(int concurrentRequests, int waitingRequests, Duration waitTimeout)
      implements UserLimitsConfig {
    @Override
    public int concurrentLongRequests() {
      return 1;
    }
  }
}
