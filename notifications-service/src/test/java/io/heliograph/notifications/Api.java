package io.heliograph.notifications;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;

/** The HTTP API of the service as its callers use it. */
public final class Api {
  public static final String ROOT = "/api/notifications";

  private Api() {}

  public static RequestSpecification asService() {
    return withToken(RealStack.SERVICE_TOKEN);
  }

  public static RequestSpecification as(String userRef) {
    return withToken(RealStack.userToken(userRef));
  }

  public static RequestSpecification withToken(String token) {
    return anonymous().header("Authorization", "Bearer " + token);
  }

  public static RequestSpecification anonymous() {
    return given().basePath(ROOT).contentType(ContentType.JSON);
  }

  public static ValidatableResponse send(String body) {
    return asService().body(body).post("/notifications").then();
  }

  /** Sends a notification to a user and returns its id. */
  public static String sendTo(String userRef, String payload) {
    return send(to(userRef, payload)).statusCode(200).extract().path("[0].id");
  }

  /** Sends a broadcast and returns its id. */
  public static String broadcast(String payload) {
    return send("{\"recipients\":{\"type\":\"broadcast\"},\"payload\":%s}".formatted(payload))
        .statusCode(200)
        .extract()
        .path("[0].id");
  }

  public static String to(String ref, String payload) {
    return "{\"recipients\":{\"type\":\"entity\",\"entityRef\":\"%s\"},\"payload\":%s}"
        .formatted(ref, payload);
  }

  public static ValidatableResponse update(String userRef, String change, String... ids) {
    String quoted = ids.length == 0 ? "" : "\"" + String.join("\",\"", ids) + "\"";
    return as(userRef)
        .body("{\"ids\":[%s],%s}".formatted(quoted, change))
        .post("/notifications/update")
        .then()
        .statusCode(200);
  }

  public static List<String> titles(String userRef, String query) {
    return as(userRef)
        .get("/notifications" + query)
        .then()
        .statusCode(200)
        .extract()
        .path("notifications.payload.title");
  }
}
