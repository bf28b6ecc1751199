package io.heliograph.harness.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A simple HTTP/1.1 client for single requests. */
public final class Http {
  public static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private Http() {}

  public static Answer get(URI uri) {
    return send(HttpRequest.newBuilder(uri));
  }

  public static CompletableFuture<Answer> getAsync(URI uri) {
    return CLIENT
        .sendAsync(HttpRequest.newBuilder(uri).timeout(ANSWER).build(), BodyHandlers.ofString())
        .thenApply(Answer::of);
  }

  public static Answer get(URI uri, String token) {
    return send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token));
  }

  public static Answer post(URI uri, String token, String body) {
    return send(
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Answer send(HttpRequest.Builder request) {
    try {
      return Answer.of(CLIENT.send(request.timeout(ANSWER).build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The answer to a request. */
  public record Answer(int status, HttpHeaders headers, String text) {
    static Answer of(HttpResponse<String> response) {
      return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** Returns the first value of the header, or an empty string if it is missing. */
    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** Returns the result of the request in a form that can be compared as a whole. */
    public Verdict verdict() {
      return new Verdict(status, text.isEmpty() ? "" : Http.json(text).at("/error/name").asText());
    }

    /** Returns the body of a request that must have succeeded. */
    public JsonNode json() {
      if (status != 200) {
        throw new AssertionError("answered %d: %s".formatted(status, text));
      }
      return Http.json(text);
    }
  }
}
