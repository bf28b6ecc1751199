package io.heliograph.notifications.queue;

import static io.heliograph.notifications.Api.sendTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.heliograph.notifications.delivery.LedgerLocks;
import io.heliograph.notifications.idempotency.Idempotency;
import io.heliograph.notifications.outbox.Outbox;
import io.heliograph.web.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks that a send which is not written in time still gets an answer. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class SendTimeoutIT {
  private static final String HELD = "user:default/held";

  @Inject Tables tables;
  @Inject Outbox outbox;
  @Inject Deliverer deliverer;
  @Inject LedgerLocks locks;
  @Inject Idempotency idempotency;
  @Inject Clock clock;
  @Inject Vertx vertx;

  @BeforeEach
  void nothingIsStored() {
    tables.empty();
  }

  @Test
  void oneThatOnlyWaitedIsNotStored() {
    SendQueue queue = started(0);

    assertThatThrownBy(() -> queue.write(Sends.to("held")).await().indefinitely())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("too slow");

    assertThat(queue.size()).isZero();
    queue.stop(new ShutdownEvent());
  }

  @Test
  void oneThatIsBeingWrittenMayBeStored() throws Exception {
    sendTo(HELD, "{\"title\":\"First\"}");
    SendQueue queue = started(1);
    try (var lock =
        tables.holding("SELECT FROM person WHERE user_ref = '%s' FOR UPDATE".formatted(HELD))) {
      assertThatThrownBy(() -> queue.write(Sends.to("held")).await().indefinitely())
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("may have been stored")
          .hasMessageContaining("Idempotency-Key");
      lock.rollback();
    }
    await().until(() -> tables.rowsOf("notification") == 2);
    queue.stop(new ShutdownEvent());
  }

  /** Starts a queue whose send time-out is shorter than the lock time-out. */
  private SendQueue started(int writers) {
    var config = new Queueing(writers, 10, Duration.ofMillis(300));
    var writer = new SendWriter(outbox, deliverer, locks, idempotency, config, clock);
    var queue = new SendQueue(writer, config, vertx);
    queue.start(new StartupEvent());
    return queue;
  }
}
