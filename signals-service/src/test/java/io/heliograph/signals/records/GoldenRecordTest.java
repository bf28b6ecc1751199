package io.heliograph.signals.records;

import static io.heliograph.signals.Records.withoutHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heliograph.contract.Golden;
import io.heliograph.signals.Records;
import io.heliograph.signals.encoding.Encoded;
import io.heliograph.signals.encoding.FrameFormat;
import io.heliograph.signals.encoding.SignalFrame;
import io.heliograph.signals.replay.Signal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the consumer side of the contract: golden records with an additional unknown header. */
class GoldenRecordTest {
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
  void aRecordBecomesItsFrame(String name) throws Exception {
    JsonNode golden = JSON.readTree(Golden.read(name + ".record.json"));
    Records record = withoutHeaders().consumer(golden.get("value").toString());
    golden.get("headers").properties().forEach(h -> record.with(h.getKey(), h.getValue().asText()));
    record.with("ce_unknown", "x");

    var reading = new SignalRecordReader(0).read(record.consumedFrom("notifications", 0), 0);
    Signal signal = ((ReadResult.Deliver) reading).signal();

    assertThat(signal.address().recipient().toString()).isEqualTo(golden.get("key").asText());
    assertThat(Encoded.payload(new SignalFrame(signal, () -> "p").in(FrameFormat.STOCK)))
        .isEqualTo(Golden.read(name + ".frame.json"));
  }
}
