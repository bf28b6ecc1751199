package io.heliograph.notifications.queue;

import static io.heliograph.notifications.Api.send;
import static io.heliograph.notifications.Api.sendTo;
import static io.heliograph.notifications.Api.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks that a lock on the ledger row of one person does not delay sends to other persons. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class LockedUserIT {
  private static final String HELD = "user:default/held";
  private static final String HELLO = "{\"title\":\"Hello\"}";
  private static final int NEIGHBOURS = 20;

  @Inject Tables tables;
  @Inject SendQueue queue;

  @BeforeEach
  void nothingIsStored() {
    tables.empty();
  }

  @Test
  void neighboursAreWrittenAndTheSendToThePersonWaits() throws Exception {
    sendTo(HELD, HELLO);
    try (var threads = Executors.newCachedThreadPool();
        var lock =
            tables.holding("SELECT FROM person WHERE user_ref = '%s' FOR UPDATE".formatted(HELD))) {
      List<Future<ValidatableResponse>> held = List.of(post(threads, HELD), post(threads, HELD));
      List<Future<ValidatableResponse>> others =
          IntStream.range(0, NEIGHBOURS)
              .mapToObj(number -> post(threads, "user:default/n" + number))
              .toList();

      for (Future<ValidatableResponse> other : others) {
        other.get().statusCode(200);
      }
      await().until(() -> queue.size() <= held.size());
      assertThat(held).noneMatch(Future::isDone);
      lock.rollback();
      for (Future<ValidatableResponse> one : held) {
        one.get().statusCode(200);
      }
    }
    assertThat(tables.rowsOf("notification")).isEqualTo(NEIGHBOURS + 3);
  }

  private static Future<ValidatableResponse> post(ExecutorService threads, String user) {
    return threads.submit(() -> send(to(user, HELLO)));
  }
}
