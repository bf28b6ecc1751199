package io.heliograph.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import io.heliograph.harness.rawsocket.RawFrame;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.delivery.DeliveryIT;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.StockPage;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks the contract, part 3.4: the fields of signals on the channel of the inbox that Backstage's
 * page reads. {@link DeliveryIT} compares the rest.
 */
@WithSharedHeliograph
@Timeout(60)
class SignalNotificationsContractIT {
  private static final String ENVELOPE = "{\"channel\":\"notifications\",\"message\":{";

  private final RunningHeliograph heliograph;
  private final User alice;
  private final User bob;
  private final StockPage alices;
  private final StockPage bobs;

  SignalNotificationsContractIT(RunningHeliograph heliograph) {
    this.heliograph = heliograph;
    this.alice = heliograph.somebody();
    this.bob = heliograph.somebody();
    this.alices = StockPage.of(alice, heliograph).subscribe("notifications").settle();
    this.bobs = StockPage.of(bob, heliograph).subscribe("notifications").settle();
  }

  @AfterEach
  void hangUp() {
    alices.close();
    bobs.close();
  }

  @Test
  void aNewNotificationIsTold() {
    String id = heliograph.asService().idOf(Sending.titled("T").to(alice));

    assertThat(messages(alices.awaitFramesWith(id, 1), id))
        .containsExactly("new_notification " + id);
    assertThat(messages(bobs, id)).isEmpty();
  }

  @Test
  void eachRecipientIsToldOfTheirOwn() {
    JsonNode created = heliograph.asService().post("", Sending.titled("T").to(alice, bob)).json();
    String first = created.required(0).required("id").textValue();
    String second = created.required(1).required("id").textValue();

    assertThat(messages(alices.awaitFramesWith(first, 1), first))
        .containsExactly("new_notification " + first);
    assertThat(messages(alices, second)).isEmpty();
    assertThat(messages(bobs.awaitFramesWith(second, 1), second))
        .containsExactly("new_notification " + second);
  }

  @Test
  void aReplacementByScopeIsANewNotification() {
    Sending sending = Sending.titled("T").with("scope", "s-" + UUID.randomUUID()).to(alice);
    String id = heliograph.asService().idOf(sending);

    heliograph.asService().idOf(sending);

    assertThat(messages(alices.awaitFramesWith(id, 2), id))
        .containsExactly("new_notification " + id, "new_notification " + id);
  }

  @Test
  void aBroadcastIsToldToEverybody() {
    String id = heliograph.asService().idOf(Sending.titled("T").toEverybody());

    assertThat(messages(alices.awaitFramesWith(id, 1), id))
        .containsExactly("new_notification " + id);
    assertThat(messages(bobs.awaitFramesWith(id, 1), id)).containsExactly("new_notification " + id);
  }

  @ParameterizedTest
  @CsvSource({"true, notification_read", "false, notification_unread"})
  void whatIsReadIsToldWithExactlyTheIdsThatWereSent(boolean read, String action) {
    String unknown = UUID.randomUUID().toString();

    heliograph.notifications().update(alice, List.of(unknown), "read", read);

    assertThat(messages(alices.awaitFramesWith(unknown, 1), unknown))
        .containsExactly(action + " " + unknown);
    assertThat(messages(bobs, unknown)).isEmpty();
  }

  /** Returns the action and the ids of each received message that contains this id. */
  private static List<String> messages(StockPage page, String id) {
    return page.heard().stream()
        .filter(frame -> frame.payload().contains(id))
        .map(SignalNotificationsContractIT::message)
        .toList();
  }

  private static String message(RawFrame frame) {
    assertThat(frame.payload()).startsWith(ENVELOPE);
    JsonNode message = Http.json(frame.payload()).required("message");
    Stream<String> ids =
        message.has("notification_ids")
            ? message.required("notification_ids").valueStream().map(JsonNode::textValue)
            : Stream.of(message.required("notification_id").textValue());
    return message.required("action").textValue() + " " + String.join(" ", ids.toList());
  }
}
