package io.heliograph.systemtests.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.Frames;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.client.SignalClient;
import io.heliograph.systemtests.harness.Crowd;
import io.heliograph.systemtests.harness.FailureLogs;
import io.heliograph.systemtests.harness.RunningHeliograph;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks that a notification posted over HTTP reaches the sockets of its recipients and no other
 * socket.
 */
@ExtendWith(FailureLogs.class)
@Timeout(120)
public class DeliveryIT {
  private static final int PEOPLE = 20;
  private static final int EACH = 10;
  private static final String LARGE = "ü".repeat(50 * 1024);
  private static final Duration ARRIVAL = Duration.ofSeconds(30);

  @AutoClose private static RunningHeliograph heliograph;

  @BeforeAll
  static void start() {
    heliograph = RunningHeliograph.startFor(DeliveryIT.class);
  }

  @AfterEach
  void closeSockets() {
    heliograph.closeSockets();
  }

  @Test
  void everySocketGetsExactlyItsOwnInOrder() throws Exception {
    var crowd = Crowd.of(PEOPLE, heliograph);

    crowd.sendToPairsAtOnce(EACH);

    await().atMost(ARRIVAL).until(() -> crowd.haveAll(EACH));
    crowd.settle();
    assertThat(crowd.members())
        .allSatisfy(member -> assertThat(member.desk().told()).isEqualTo(member.expected(EACH)))
        .allSatisfy(member -> assertThat(member.phone().told()).isEqualTo(member.expected(EACH)));
  }

  @Test
  void aFrameHoldsTheNotificationAsItIsReadAndNothingElse() {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.listen(alice);

    String id = send(everyField().to(alice));

    assertThat(socket.onlyFrame()).isEqualTo(Frames.newNotification(asRead(alice, id)));
  }

  @Test
  void aBroadcastReachesEverySubscribedSocketOfEverybody() {
    User alice = heliograph.somebody();
    User bob = heliograph.somebody();
    var subscribed =
        List.of(heliograph.listen(alice), heliograph.listen(alice), heliograph.listen(bob));
    SignalClient elsewhere = heliograph.connect(alice).subscribe("other");
    heliograph.settle(elsewhere);

    String id = send(Sending.titled("To all").toEverybody());

    JsonNode frame = Frames.newNotification(asRead(bob, id));
    assertThat(subscribed).allSatisfy(socket -> assertThat(socket.onlyFrame()).isEqualTo(frame));
    heliograph.settle(elsewhere);
    assertThat(elsewhere.frames()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "read, true, notification_read",
    "read, false, notification_unread",
    "saved, true, notification_saved",
    "saved, false, notification_unsaved",
  })
  void anUpdateReachesAllSocketsOfTheUserAndNobodyElses(
      String field, boolean value, String action) {
    User alice = heliograph.somebody();
    var own = List.of(heliograph.listen(alice), heliograph.listen(alice));
    SignalClient foreign = heliograph.listen(heliograph.somebody());
    String one = send(Sending.titled("One").to(alice));
    String two = send(Sending.titled("Two").to(alice));
    List<String> ids = List.of(two, UUID.randomUUID().toString(), one);

    heliograph.notifications().update(alice, ids, field, value);

    JsonNode frame = Frames.update(action, ids);
    assertThat(own).allSatisfy(socket -> assertThat(socket.frames(3).getLast()).isEqualTo(frame));
    heliograph.settle(foreign);
    assertThat(foreign.frames()).isEmpty();
  }

  @Test
  void aNotificationTooLargeForASignalIsOnlyNamedAndIsWholeOverHttp() {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.listen(alice);

    String id = send(Sending.titled("Large").to(alice).with("description", LARGE));

    assertThat(socket.onlyFrame()).isEqualTo(Frames.largeNotification(id));
    assertThat(asRead(alice, id).at("/payload/description").textValue()).isEqualTo(LARGE);
  }

  @Test
  void aScopeSentAgainIsANewNotificationWithTheOldId() {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.listen(alice);
    String id = send(Sending.titled("Build failed").to(alice).with("scope", "build-42"));

    send(Sending.titled("Build is fine").to(alice).with("scope", "build-42"));

    JsonNode replaced = asRead(alice, id);
    assertThat(socket.frames(2).getLast()).isEqualTo(Frames.newNotification(replaced));
    assertThat(replaced.at("/payload/title").textValue()).isEqualTo("Build is fine");
  }

  private static String send(Sending sending) {
    return heliograph.notifications().idOf(sending);
  }

  private static JsonNode asRead(User reader, String id) {
    return heliograph.notifications().one(reader, id);
  }

  private static Sending everyField() {
    return Sending.titled("Build failed")
        .with("description", "main is \"red\"\n")
        .with("link", "https://ci.example/42?a=1&b=ü")
        .with("topic", "ci")
        .with("severity", "high")
        .with("scope", "build-42")
        .with("icon", "build");
  }
}
