package io.heliograph.systemtests.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.harness.RawHttpClient;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Tests concurrent sends with the same scope through two instances on one database. */
@WithSharedHeliograph
@Timeout(60)
class OneScopeIT {
  private static final int ROUNDS = 20;
  private static final int SENDS = 20;
  private static final int SENDERS_OF_EACH_INSTANCE = 4;

  private final RunningHeliograph heliograph;
  private final List<RunningService> instances;
  private final User alice;
  private final String topic = "t-" + UUID.randomUUID();

  OneScopeIT(RunningHeliograph heliograph, RunningService second) {
    this.heliograph = heliograph;
    this.instances = List.of(heliograph.notificationsService(), second);
    this.alice = heliograph.somebody();
  }

  @RepeatedTest(ROUNDS)
  void whatIsSentToAPersonIsOneNotification() throws Exception {
    assertThatAllAreOne(scoped().to(alice));
  }

  @RepeatedTest(ROUNDS)
  void whatIsSentToEverybodyIsOneNotification() throws Exception {
    assertThatAllAreOne(scoped().toEverybody());
  }

  private void assertThatAllAreOne(Sending sending) throws Exception {
    int before = unread();

    List<String> ids = sendAtOnce(sending);

    JsonNode list = heliograph.as(alice).get("?topic=" + topic).json();
    assertThat(ids).hasSize(SENDS).containsOnly(list.at("/notifications/0/id").textValue());
    assertThat(list.required("totalCount").intValue()).isEqualTo(1);
    assertThat(unread()).isEqualTo(before + 1);
  }

  private Sending scoped() {
    return Sending.titled("T").with("topic", topic).with("scope", topic);
  }

  private List<String> sendAtOnce(Sending sending) throws Exception {
    List<Callable<String>> sends =
        IntStream.range(0, SENDS).mapToObj(i -> through(instances.get(i % 2), sending)).toList();
    try (var senders = Executors.newFixedThreadPool(2 * SENDERS_OF_EACH_INSTANCE)) {
      return senders.invokeAll(sends).stream().map(Future::resultNow).toList();
    }
  }

  private Callable<String> through(RunningService instance, Sending sending) {
    return () -> RawHttpClient.to(instance, heliograph.serviceToken()).idOf(sending);
  }

  private int unread() {
    return heliograph.notifications().status(alice).required("unread").intValue();
  }
}
