package io.heliograph.signals;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The HTTP API of the service as its publishers use it. */
public final class Api {
  private Api() {}

  public static RequestSpecification asService() {
    return withToken(RealKafka.SERVICE_TOKEN);
  }

  public static RequestSpecification withToken(String token) {
    return anonymous().header("Authorization", "Bearer " + token);
  }

  public static RequestSpecification anonymous() {
    return given().basePath("/api/signals").contentType(ContentType.JSON);
  }

  public static ValidatableResponse publish(String body) {
    return asService().body(body).post().then();
  }

  public static String broadcast(String channel, String message) {
    return body("{\"type\":\"broadcast\"}", channel, message);
  }

  /** Publishes to one ref, or to a JSON array of refs. */
  public static String to(String refs, String channel, String message) {
    String json = refs.startsWith("[") ? refs : '"' + refs + '"';
    return body("{\"type\":\"user\",\"entityRef\":" + json + "}", channel, message);
  }

  public static String body(String recipients, String channel, String message) {
    return "{\"recipients\":%s,\"channel\":\"%s\",\"message\":%s}"
        .formatted(recipients, channel, message);
  }
}
