package io.heliograph.benchmarks.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.benchmarks.load.Failures;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class ReturningTest {
  private static final int SOCKET = 1;
  private static final int PERSONAL = Returning.PERSONAL + SOCKET;

  private final Failures failures = new Failures();
  private final Returning clients = new Returning(failures, 2);

  @Test
  void aSocketIsCompleteWithAllBroadcastsAndItsOwnSignal() {
    broadcasts(Returning.BROADCASTS);
    assertThat(clients.complete()).isZero();

    clients.signal(SOCKET, PERSONAL, 0);

    assertThat(clients.complete()).isEqualTo(1);
    assertThat(failures.any()).isFalse();
  }

  @Test
  void whatItHadBeforeIsAFailure() {
    broadcasts(2);
    clients.signal(SOCKET, 1, 0);

    assertThat(failures.any()).isTrue();
  }

  @Test
  void soIsTheSignalOfSomebodyElse() {
    clients.signal(SOCKET, PERSONAL - 1, 0);

    assertThat(failures.any()).isTrue();
  }

  @Test
  void theLastPositionIsKept() {
    clients.control(SOCKET, acknowledgement("p1", false));
    clients.position(SOCKET, "p2");
    clients.control(SOCKET, new JsonObject().put("type", "position").put("position", "p3"));

    assertThat(clients.position(SOCKET)).isEqualTo("p3");
  }

  @Test
  void thoseWhoCouldNotResumeAreTold() {
    clients.control(0, acknowledgement("p", true));
    clients.control(SOCKET, acknowledgement("p", false));

    assertThat(clients.subscribed()).isEqualTo(2);
    assertThat(clients.recovered()).isEqualTo(1);
  }

  private void broadcasts(int count) {
    for (int number = 0; number < count; number++) {
      clients.signal(SOCKET, number, 0);
    }
  }

  private static JsonObject acknowledgement(String position, boolean recovered) {
    return new JsonObject()
        .put("type", "subscribed")
        .put("position", position)
        .put("recovered", recovered);
  }
}
