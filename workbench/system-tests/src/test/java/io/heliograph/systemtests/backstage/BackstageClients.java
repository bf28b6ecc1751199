package io.heliograph.systemtests.backstage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.Repository;
import io.heliograph.systemtests.deployment.AppConfig;
import io.heliograph.systemtests.harness.NodeProject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;

/**
 * Runs Backstage's own unmodified clients in a Node process, one call at a time. See {@code
 * backstage-clients/clients.mjs}.
 */
final class BackstageClients implements AutoCloseable {
  private static final String SOURCES =
      "workbench/system-tests/src/test/resources/backstage-clients";
  private static final String TARGET = "workbench/system-tests/target/";

  private final Process node;
  private final PrintWriter calls;
  private final BufferedReader answers;

  private BackstageClients(Process node) {
    this.node = node;
    this.calls = new PrintWriter(node.outputWriter(UTF_8), true);
    this.answers = node.inputReader(UTF_8);
  }

  /**
   * Starts the process, with the discovery of the page of Backstage. Skips the tests if this
   * machine cannot run it.
   */
  static BackstageClients start(ClientVersions versions, URI service) throws IOException {
    String baseUrl = AppConfig.baseUrl("notifications", service);
    var clients = new BackstageClients(install(versions).node("clients.mjs", baseUrl));
    clients.awaitLoaded();
    return clients;
  }

  /** Installs Backstage's packages, with the scripts that use them. */
  static NodeProject install(ClientVersions versions) throws IOException {
    return NodeProject.install(
        Repository.path(SOURCES), versions.packages(), Repository.path(TARGET + versions.folder()));
  }

  /**
   * Waits for the clients. An old version of Node cannot load code that is written for bundlers.
   */
  private void awaitLoaded() throws IOException {
    String first = answers.readLine();
    if (!"ready".equals(first)) {
      throw NodeProject.skipped("Node does not load the clients; it has to be 20.19 or newer");
    }
  }

  /** Returns the {@code NotificationsClient} of the frontend, in a browser with this token. */
  Client frontend(String token) {
    return new Client("frontend", token);
  }

  /** Returns the {@code DefaultNotificationService} of a back end, with this token. */
  Client backend(String token) {
    return new Client("backend", token);
  }

  @Override
  public void close() {
    node.destroy();
  }

  /** One of the clients. */
  final class Client {
    private final String name;
    private final String token;

    private Client(String name, String token) {
      this.name = name;
      this.token = token;
    }

    /** Calls a method with arguments in JSON and returns its result. */
    JsonNode call(String method, String... arguments) {
      JsonNode answer = answer(method, arguments);
      if (!answer.has("value")) {
        throw new AssertionError(method + " threw " + answer);
      }
      return answer.required("value");
    }

    /** Calls a method that must fail and returns its error. */
    JsonNode failure(String method, String... arguments) {
      JsonNode answer = answer(method, arguments);
      if (!answer.has("error")) {
        throw new AssertionError(method + " returned " + answer);
      }
      return answer.required("error");
    }

    private JsonNode answer(String method, String... arguments) {
      var call =
          JsonNodeFactory.instance
              .objectNode()
              .put("client", name)
              .put("token", token)
              .put("method", method);
      var values = call.putArray("args");
      for (String argument : arguments) {
        values.add(Http.json(argument));
      }
      calls.println(call);
      return read();
    }
  }

  private JsonNode read() {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new AssertionError("Node has ended");
      }
      return Http.json(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
