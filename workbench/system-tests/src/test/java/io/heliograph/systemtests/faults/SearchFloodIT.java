package io.heliograph.systemtests.faults;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.harness.OtherSession;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Floods an instance with searches of one user who has very many notifications. */
@WithSharedHeliograph
@Timeout(120)
class SearchFloodIT {
  private static final int ROWS = 100_000;
  private static final int SEARCHES = 20;
  private static final int LISTS = 300;

  /**
   * Bound for most lists. One search takes several times as long, and a list that waits for
   * searches waits for several of them.
   */
  private static final Duration USUAL = Duration.ofMillis(200);

  /** Bound for every list; a request waits at most as long for a connection of the pool. */
  private static final Duration ANY = Duration.ofSeconds(5);

  private static User flooding;

  @BeforeAll
  static void fill(RunningHeliograph heliograph) throws SQLException {
    flooding = heliograph.somebody();
    run(heliograph, notifications(flooding));
    run(heliograph, ledger(flooding));
    run(heliograph, "ANALYZE notification");
  }

  private static String notifications(User user) {
    return """
        INSERT INTO notification
          (id, user_ref, sequence, origin, created, title, description, severity)
        SELECT gen_random_uuid(), '%s', n, 'external:bulk', now() - n * interval '1 second',
          'N' || n, repeat(md5(n::text), 10), 1
        FROM generate_series(1, %d) AS n
        """
        .formatted(user.ref(), ROWS);
  }

  private static String ledger(User user) {
    return "INSERT INTO person (user_ref, sequence, unread, total) VALUES ('%1$s', %2$d, %2$d, %2$d)"
        .formatted(user.ref(), ROWS);
  }

  @AfterAll
  static void empty(RunningHeliograph heliograph) throws SQLException {
    run(heliograph, "DELETE FROM notification WHERE user_ref = '%s'".formatted(flooding.ref()));
    run(heliograph, "DELETE FROM person WHERE user_ref = '%s'".formatted(flooding.ref()));
  }

  private static void run(RunningHeliograph heliograph, String statement) throws SQLException {
    OtherSession.run(heliograph.postgres(), statement);
  }

  @Test
  void listsOfAnotherUserDoNotWaitForSearches(RunningHeliograph heliograph) throws Exception {
    User other = heliograph.somebody();
    heliograph.notifications().send(Sending.titled("T").to(other));
    Set<Integer> searches = ConcurrentHashMap.newKeySet();
    var lists = new ArrayList<Timed>();
    var over = new AtomicBoolean();
    var begun = new CountDownLatch(1);
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (int i = 0; i < SEARCHES; i++) {
          clients.execute(
              () -> {
                while (!over.get()) {
                  searches.add(heliograph.as(flooding).get("/notifications?search=x-y").status());
                  begun.countDown();
                }
              });
        }
        begun.await();

        for (int i = 0; i < LISTS; i++) {
          lists.add(Timed.of(() -> heliograph.as(other).get("/notifications?limit=10")));
        }
      } finally {
        over.set(true);
      }
    }

    assertThat(searches).contains(200).isSubsetOf(200, 429, 503);
    assertThat(lists.stream().map(Timed::status).collect(toSet())).containsOnly(200);
    assertThat(lists).extracting(Timed::took).allSatisfy(took -> assertThat(took).isLessThan(ANY));
    assertThat(median(lists)).isLessThan(USUAL);
  }

  private static Duration median(List<Timed> lists) {
    return lists.stream().map(Timed::took).sorted().toList().get(lists.size() / 2);
  }

  private record Timed(int status, Duration took) {
    static Timed of(Supplier<Http.Answer> request) {
      long start = System.nanoTime();
      int status = request.get().status();
      return new Timed(status, Duration.ofNanos(System.nanoTime() - start));
    }
  }
}
