package io.heliograph.systemtests.backstage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.deployment.AppConfig;
import io.heliograph.systemtests.harness.NodeProject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Runs pages with Backstage's own unmodified {@code SignalClient} in a Node process. See {@code
 * backstage-clients/signals.mjs}.
 */
final class BackstagePages implements AutoCloseable {
  private final Process node;
  private final PrintWriter commands;
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();

  private BackstagePages(Process node) {
    this.node = node;
    this.commands = new PrintWriter(node.outputWriter(UTF_8), true);
  }

  /** Starts the process. Skips the tests if this machine cannot run it. */
  static BackstagePages start(ClientVersions versions) throws IOException {
    Process node = BackstageClients.install(versions).node("signals.mjs");
    BufferedReader output = node.inputReader(UTF_8);
    if (!"ready".equals(output.readLine())) {
      throw NodeProject.skipped("Node does not load the client; it has to be 20.19 or newer");
    }
    var pages = new BackstagePages(node);
    Thread.ofVirtual().start(() -> output.lines().map(Http::json).forEach(pages.events::add));
    return pages;
  }

  /**
   * Returns a page that connects at its first subscription, with the discovery of the page of
   * Backstage.
   */
  Page page(User user, RunningService instance) {
    var page = new Page(UUID.randomUUID().toString());
    page.say(
        JsonNodeFactory.instance
            .objectNode()
            .put("base", AppConfig.baseUrl("signals", instance.at("")))
            .put("token", user.token()));
    return page;
  }

  @Override
  public void close() {
    node.destroy();
  }

  /** A page, with the functions of an app. */
  final class Page {
    private final String name;

    private Page(String name) {
      this.name = name;
    }

    Page subscribe(String channel) {
      return say(JsonNodeFactory.instance.objectNode().put("subscribe", channel));
    }

    Page unsubscribe(String channel) {
      return say(JsonNodeFactory.instance.objectNode().put("unsubscribe", channel));
    }

    private Page say(ObjectNode command) {
      commands.println(command.put("page", name));
      return this;
    }

    /** Returns the messages that the callback of the channel received. */
    List<JsonNode> messages(String channel) {
      return own()
          .filter(event -> channel.equals(event.path("channel").textValue()))
          .map(event -> event.required("message"))
          .toList();
    }

    /** Returns the number of connections that the page opened. */
    long connections() {
      return own().filter(event -> event.has("opened")).count();
    }

    /** Returns the close codes of its sockets. */
    List<Integer> closeCodes() {
      return own()
          .filter(event -> event.has("closed"))
          .map(event -> event.required("closed").intValue())
          .toList();
    }

    private Stream<JsonNode> own() {
      return events.stream().filter(event -> name.equals(event.path("page").textValue()));
    }
  }
}
