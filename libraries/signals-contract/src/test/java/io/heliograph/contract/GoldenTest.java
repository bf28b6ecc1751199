package io.heliograph.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new_notification",
        "new_notification_large",
        "new_broadcast",
        "notification_read",
        "notification_saved"
      })
  void theFrameCarriesTheRecordsValueUnchanged(String signal) throws Exception {
    JsonNode record = JSON.readTree(Golden.read(signal + ".record.json"));
    JsonNode frame = JSON.readTree(Golden.read(signal + ".frame.json"));

    assertThat(frame.get("message")).isEqualTo(record.get("value"));
    assertThat(frame.get("channel")).isEqualTo(record.at("/headers/" + SignalHeaders.CHANNEL));
    assertThat(record.get("key")).isEqualTo(record.at("/headers/" + SignalHeaders.RECIPIENT));
    assertThat(record.get("headers").fieldNames())
        .toIterable()
        .startsWith(
            SignalHeaders.TERM, SignalHeaders.ID, SignalHeaders.CHANNEL, SignalHeaders.RECIPIENT);
  }

  @Test
  void anUnknownGoldenFileIsRefused() {
    assertThatThrownBy(() -> Golden.read("nothing.json")).hasMessageContaining("nothing.json");
  }
}
