package io.heliograph.localstack.kafka;

import io.heliograph.localstack.network.Loopback;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings of one broker that is its own controller, with low memory use and a quick start on
 * one machine.
 */
final class BrokerSettings {

  static final int NODE = 1;
  static final String CONTROLLER = "CONTROLLER";

  /**
   * Settings for a small broker. Each internal topic has one replica and few partitions, which
   * makes its first use quick.
   */
  private static final Map<String, String> SMALL =
      Map.ofEntries(
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("offsets.topic.num.partitions", "3"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("transaction.state.log.num.partitions", "3"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.num.partitions", "3"),
          Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"),
          Map.entry("auto.create.topics.enable", "false"));

  /**
   * Short time-outs. A killed broker is registered until its session ends; no group waits for more
   * members.
   */
  private static final Map<String, String> QUICK =
      Map.of(
          "broker.session.timeout.ms", "1500",
          "broker.heartbeat.interval.ms", "300",
          "controller.quorum.election.timeout.ms", "300",
          "controller.quorum.election.backoff.max.ms", "300",
          "controller.quorum.fetch.timeout.ms", "1000",
          "group.initial.rebalance.delay.ms", "0",
          "controlled.shutdown.enable", "true");

  private BrokerSettings() {}

  static Map<String, String> of(Path data, int port, int advertised, int controllerPort) {
    Map<String, String> settings = new HashMap<>(SMALL);
    settings.putAll(QUICK);
    settings.putAll(listening(port, advertised, controllerPort));
    settings.put("node.id", Integer.toString(NODE));
    settings.put("process.roles", "broker,controller");
    settings.put("log.dirs", data.toString());
    return settings;
  }

  private static Map<String, String> listening(int port, int advertised, int controllerPort) {
    String clients = "PLAINTEXT://%s:%d".formatted(Loopback.HOST, port);
    String controller = "%s:%d".formatted(Loopback.HOST, controllerPort);
    return Map.of(
        "listeners",
        "%s,%s://%s".formatted(clients, CONTROLLER, controller),
        "advertised.listeners",
        "PLAINTEXT://%s:%d".formatted(Loopback.HOST, advertised),
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,%s:PLAINTEXT".formatted(CONTROLLER),
        "inter.broker.listener.name",
        "PLAINTEXT",
        "controller.listener.names",
        CONTROLLER,
        "controller.quorum.voters",
        "%d@%s".formatted(NODE, controller));
  }
}
