package io.heliograph.signals;

import static java.util.Map.entry;

import io.heliograph.testsupport.ModularityRules;
import java.util.List;
import java.util.Map;

/** Lists the packages of this service and their allowed users. */
class ModularityTest extends ModularityRules {
  /** Maps each package to the packages that may use it. */
  private static final Map<String, List<String>> USERS =
      Map.ofEntries(
          entry("drain", List.of()),
          entry("websocket", List.of()),
          entry("sse", List.of()),
          entry("connection", List.of("websocket", "sse", "drain")),
          entry("consumer", List.of()),
          entry("partitions", List.of("consumer")),
          entry("records", List.of("consumer", "partitions")),
          entry("hub", List.of("consumer", "partitions", "connection", "websocket", "sse")),
          entry("encoding", List.of("hub", "connection", "websocket", "sse")),
          entry("replay", List.of("hub", "encoding", "records", "consumer")),
          entry("access", List.of("connection", "publishing")),
          entry(
              "admission",
              List.of("connection", "websocket", "sse", "access", "drain", "consumer")),
          entry("limits", List.of("admission", "consumer", "encoding", "hub", "websocket")),
          entry("publishing", List.of()),
          entry("sources", List.of("records")),
          entry("http", List.of()));

  ModularityTest() {
    super("io.heliograph.signals", USERS);
  }
}
