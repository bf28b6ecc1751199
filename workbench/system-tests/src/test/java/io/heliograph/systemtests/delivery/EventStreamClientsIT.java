package io.heliograph.systemtests.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.Repository;
import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.harness.NodeProject;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the event stream with published JavaScript clients, across its heartbeats. */
@WithSharedHeliograph
@Timeout(180)
class EventStreamClientsIT {
  private static final String FOLDER = "event-stream-clients";
  private static final Map<String, String> FAST_HEARTBEAT =
      Map.of("HELIOGRAPH_SIGNALS_CONNECTION_HEARTBEAT", "1s");

  private static NodeProject project;
  private static RunningService instance;

  private final String channel = "c-" + UUID.randomUUID();

  @BeforeAll
  static void start(RunningHeliograph heliograph) throws IOException {
    project =
        NodeProject.install(
            Repository.path("workbench/system-tests/src/test/resources/" + FOLDER),
            "package.json",
            Repository.path("workbench/system-tests/target/" + FOLDER));
    instance = heliograph.anotherSignalsService("signals-service-event-streams", FAST_HEARTBEAT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fetch-event-source", "eventsource-parser"})
  void everyEventHasANameOrASignalAnIdAndJson(String client, RunningHeliograph heliograph)
      throws IOException {
    User alice = heliograph.somebody();
    Process node =
        project.node(
            "stream.mjs", client, instance.at("/api/signals/events?channel=" + channel) + "");
    try (BufferedReader events = node.inputReader(UTF_8)) {
      begin(node, events, alice.token());
      assertThat(next(events).required("event").asText()).isEqualTo("subscribed");

      JsonNode heartbeat = next(events);
      assertThat(heartbeat.required("event").asText()).isEqualTo("position");
      assertThat(heartbeat.required("data").asText()).isEqualTo("{}");

      heliograph.publisher().publish(channel, alice.ref(), "1");
      JsonNode signal = nextSignal(events);
      assertThat(Http.json(signal.required("data").asText()).required("message").asInt())
          .isEqualTo(1);
      assertThat(next(events).required("id").asText()).isEqualTo(signal.required("id").asText());
    } finally {
      node.destroy();
    }
  }

  private static void begin(Process node, BufferedReader events, String token) throws IOException {
    if (!"ready".equals(events.readLine())) {
      throw NodeProject.skipped("Node does not load the clients; it has to be 20.19 or newer");
    }
    new PrintWriter(node.outputWriter(UTF_8), true).println(token);
  }

  private static JsonNode nextSignal(BufferedReader events) throws IOException {
    JsonNode event = next(events);
    while (event.required("event").asText().equals("position")) {
      event = next(events);
    }
    return event;
  }

  /** Returns the next event, after a check that it has an id and that its data is JSON. */
  private static JsonNode next(BufferedReader events) throws IOException {
    JsonNode event = Http.json(events.readLine());
    assertThat(event.required("id").asText()).isNotEmpty();
    assertThat(Http.json(event.required("data").asText()).isObject()).isTrue();
    return event;
  }
}
