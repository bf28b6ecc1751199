package io.heliograph.signals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heliograph.contract.Golden;
import io.heliograph.contract.SignalTopics;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the document is valid AsyncAPI and matches the golden files. */
class AsyncApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void itFollowsTheSchemaOfAsyncApi() {
    assertThat(AsyncApiDocument.faultsBy("3.0.0.json")).isEmpty();
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(AsyncApiDocument.content().findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(AsyncApiDocument.content().at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void itsTopicsAreThoseOfTheContract() {
    assertThat(AsyncApiDocument.content().at("/channels/notifications/address").asText())
        .isEqualTo(SignalTopics.NOTIFICATIONS);
    assertThat(AsyncApiDocument.content().at("/channels/signals/address").asText())
        .isEqualTo(SignalTopics.SIGNALS);
  }

  @ParameterizedTest
  @MethodSource("io.heliograph.signals.AsyncApiDocument#messages")
  void theExamplesOfAMessageFollowIt(String message) {
    AsyncApiDocument.content()
        .at("/components/messages/" + message + "/examples")
        .forEach(
            example -> AsyncApiDocument.assertPayload(message, example.get("payload").toString()));
  }

  @Nested
  class GoldenFiles {
    @ParameterizedTest
    @CsvSource({
      "new_notification, newNotificationRecord",
      "new_notification_large, newNotificationRecord",
      "new_broadcast, newNotificationRecord",
      "notification_read, notificationsMarkedRecord",
      "notification_saved, notificationsMarkedRecord"
    })
    void aRecordFollowsItsMessage(String name, String message) throws Exception {
      JsonNode record = JSON.readTree(Golden.read(name + ".record.json"));

      AsyncApiDocument.assertKey(record.get("key").asText());
      AsyncApiDocument.assertHeaders(message, texts(record.get("headers")));
      AsyncApiDocument.assertPayload(message, record.get("value").toString());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "new_notification",
          "new_notification_large",
          "new_broadcast",
          "notification_read",
          "notification_saved"
        })
    void aFrameIsASignal(String name) {
      AsyncApiDocument.assertPayload("signal", Golden.read(name + ".frame.json"));
    }

    private static Map<String, String> texts(JsonNode headers) {
      var texts = new LinkedHashMap<String, String>();
      headers
          .properties()
          .forEach(header -> texts.put(header.getKey(), header.getValue().asText()));
      return texts;
    }
  }

  @Nested
  class Drift {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "newNotificationRecord | {\"action\":\"new_notification\"}",
          "newNotificationRecord | {\"action\":\"new_notification\",\"notification_id\":\"x\"}",
          "notificationsMarkedRecord | {\"action\":\"notification_gone\",\"notification_ids\":[]}",
          "signal | {\"channel\":\"c\",\"message\":1,\"added\":2}",
          "draining | {\"type\":\"draining\",\"reconnectWithinMs\":\"1\"}"
        })
    void whatTheDocumentDoesNotSayIsSeen(String message, String json) {
      assertThat(AsyncApiDocument.faultsOf(message, json)).hasSize(1);
    }
  }
}
