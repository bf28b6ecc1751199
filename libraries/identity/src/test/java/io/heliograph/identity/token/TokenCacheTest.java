package io.heliograph.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TokenCacheTest {

  private static final Duration LIFETIME = Duration.ofMinutes(1);

  private final AtomicLong nanoTime = new AtomicLong();
  private final TokenCache<Integer> cache = new TokenCache<>(LIFETIME, 2, one -> 1, nanoTime::get);
  private final AtomicInteger searches = new AtomicInteger();

  @Test
  void whatWasFoundIsKeptForItsLifetime() {
    assertThat(find("a")).isEqualTo(1);
    pass(LIFETIME.minusMillis(1));
    assertThat(find("a")).isEqualTo(1);

    pass(Duration.ofMillis(1));
    assertThat(find("a")).isEqualTo(2);
  }

  @Test
  void theNumberOfEntriesIsLimited() {
    find("a");
    find("b");
    find("c");

    assertThat(cache.size()).isEqualTo(2);
  }

  @Test
  void aFailureIsNotKept() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                cache.get(
                    "a",
                    () -> {
                      throw new IllegalArgumentException();
                    }));

    assertThat(cache.size()).isZero();
    assertThat(find("a")).isEqualTo(1);
  }

  @Test
  @Timeout(20)
  void anErrorIsNotKeptEither() {
    assertThatThrownBy(
            () ->
                cache.get(
                    "a",
                    () -> {
                      throw new StackOverflowError();
                    }))
        .hasRootCauseInstanceOf(StackOverflowError.class);

    assertThat(find("a")).isEqualTo(1);
  }

  @Test
  @Timeout(20)
  void severalThreadsWithOneTokenSearchOnce() throws Exception {
    CountDownLatch searching = new CountDownLatch(1);
    CountDownLatch found = new CountDownLatch(1);
    List<Future<Integer>> answers = new ArrayList<>();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10; i++) {
        answers.add(threads.submit(() -> cache.get("a", () -> slowly(searching, found))));
      }
      assertThat(searching.await(10, TimeUnit.SECONDS)).isTrue();
      found.countDown();

      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(1);
      }
    }
  }

  private int find(String token) {
    return cache.get(token, searches::incrementAndGet);
  }

  private int slowly(CountDownLatch searching, CountDownLatch found) {
    searching.countDown();
    try {
      assertThat(found.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return searches.incrementAndGet();
  }

  private void pass(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }
}
