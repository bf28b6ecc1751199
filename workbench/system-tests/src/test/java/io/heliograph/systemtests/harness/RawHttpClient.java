package io.heliograph.systemtests.harness;

import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.RunningService;
import io.heliograph.systemtests.client.Sending;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends requests to notifications-service exactly as a test writes them, and returns every answer,
 * also a refusal. Paths are relative to the mount and already encoded.
 *
 * @param headers the headers of each request
 */
public record RawHttpClient(URI mount, Map<String, String> headers) {

  public static RawHttpClient to(RunningService instance) {
    return new RawHttpClient(instance.at("/api/notifications"), Map.of());
  }

  public static RawHttpClient to(RunningService instance, String token) {
    return to(instance).with("Authorization", "Bearer " + token);
  }

  public RawHttpClient with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new RawHttpClient(mount, more);
  }

  public Http.Answer get(String path) {
    return call("GET", path, "");
  }

  /** Posts a JSON body with the matching content type. */
  public Http.Answer post(String path, String body) {
    return with("Content-Type", "application/json").call("POST", path, body);
  }

  public Http.Answer post(String path, Sending sending) {
    return post(path, sending.json());
  }

  /** Sends to one recipient and returns the id in the answer. */
  public String idOf(Sending sending) {
    return post("/notifications", sending).json().required(0).required("id").textValue();
  }

  /** Sends a request with exactly the headers of this client. */
  public Http.Answer call(String method, String path, String body) {
    var request = HttpRequest.newBuilder(URI.create(mount + path));
    headers.forEach(request::header);
    var content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return Http.send(request.method(method, content));
  }
}
