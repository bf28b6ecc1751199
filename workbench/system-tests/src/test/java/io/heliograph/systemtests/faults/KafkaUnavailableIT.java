package io.heliograph.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.client.SignalClient;
import io.heliograph.systemtests.harness.FailureLogs;
import io.heliograph.systemtests.harness.RunningHeliograph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Checks that everything except signals works while Kafka is unavailable, and that the signals
 * arrive afterwards.
 */
@ExtendWith(FailureLogs.class)
@Timeout(120)
class KafkaUnavailableIT {
  private static final int SENDS = 50;
  private static final Duration QUICKLY = Duration.ofSeconds(2);

  @AutoClose private static RunningHeliograph heliograph;

  @BeforeAll
  static void start() {
    heliograph = RunningHeliograph.startFor(KafkaUnavailableIT.class);
  }

  @AfterEach
  void bringKafkaBack() {
    heliograph.kafka().start();
    heliograph.closeSockets();
  }

  @Test
  void whatIsSentDuringAnOutageIsListedAtOnceAndArrivesAfterIt() {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.listen(alice);

    heliograph.kafka().stop();
    List<Duration> answers = send(alice, SENDS);

    assertThat(answers).allSatisfy(answer -> assertThat(answer).isLessThan(QUICKLY));
    assertThat(heliograph.notifications().titles(alice)).isEqualTo(titles(SENDS).reversed());
    assertThat(heliograph.notificationsService().isReady()).isTrue();
    assertThat(heliograph.signalsService().isReady()).isTrue();
    assertThat(socket.isOpen()).isTrue();
    assertThat(socket.frames()).isEmpty();
    heliograph.kafka().start();
    assertArrivedOnceAndInOrder(socket, alice, SENDS);
  }

  @Test
  void aNotificationsServiceThatStartsDuringAnOutageAcceptsSendsThatArriveAfterIt() {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.listen(alice);

    heliograph.notificationsService().stop();
    heliograph.kafka().stop();
    heliograph.notificationsService().start();
    send(alice, 5);

    assertThat(heliograph.notifications().titles(alice)).isEqualTo(titles(5).reversed());
    heliograph.kafka().start();
    assertArrivedOnceAndInOrder(socket, alice, 5);
  }

  private static void assertArrivedOnceAndInOrder(SignalClient socket, User user, int count) {
    socket.awaitFrames(count);
    heliograph.settle(socket);
    assertThat(socket.told())
        .isEqualTo(titles(count).stream().map(title -> user.ref() + " " + title).toList());
  }

  private static List<Duration> send(User user, int count) {
    var answers = new ArrayList<Duration>();
    for (String title : titles(count)) {
      long start = System.nanoTime();
      heliograph.notifications().send(Sending.titled(title).to(user));
      answers.add(Duration.ofNanos(System.nanoTime() - start));
    }
    return answers;
  }

  private static List<String> titles(int count) {
    return IntStream.range(0, count).mapToObj(i -> "No. " + i).toList();
  }
}
