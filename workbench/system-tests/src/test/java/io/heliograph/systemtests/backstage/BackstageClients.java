package io.heliograph.systemtests.backstage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.Repository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;

/**
 * Backstage's own clients, unmodified, in a Node process that makes one call at a time. See {@code
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
    this.calls = new PrintWriter(node.outputWriter(), true);
    this.answers = node.inputReader();
  }

  /** Skips the tests if this machine cannot run them. */
  static BackstageClients start(ClientVersions versions, URI root) throws IOException {
    var clients = new BackstageClients(install(versions).node("clients.mjs", root.toString()));
    clients.awaitLoaded();
    return clients;
  }

  /** Backstage's packages, with the scripts that use them. */
  static NodeProject install(ClientVersions versions) throws IOException {
    return NodeProject.install(
        Repository.path(SOURCES),
        versions.packages(),
        Repository.path(TARGET + versions.folder()));
  }

  /** An old version of Node cannot load what is written for bundlers. */
  private void awaitLoaded() throws IOException {
    String first = answers.readLine();
    if (!"ready".equals(first)) {
      throw NodeProject.skipped("Node does not load the clients; it has to be 20.19 or newer");
    }
  }

  /** The {@code NotificationsClient} of the frontend, in a browser with that token. */
  Client frontend(String token) {
    return new Client("frontend", token);
  }

  /** The {@code DefaultNotificationService} of a back end, with that token. */
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

    /** What the method returned; the arguments are written as JSON. */
    JsonNode call(String method, String... arguments) {
      JsonNode answer = answer(method, arguments);
      if (!answer.has("value")) {
        throw new AssertionError(method + " threw " + answer);
      }
      return answer.required("value");
    }

    /** What the method threw. */
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
