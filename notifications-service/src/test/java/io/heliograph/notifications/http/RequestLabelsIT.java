package io.heliograph.notifications.http;

import static io.heliograph.notifications.Api.as;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.notifications.RealStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks that the HTTP metrics use only the paths of this service as labels. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class RequestLabelsIT {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TestHTTPResource("/")
  URI root;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @Test
  void eachServedPathHasALabelAndAllOthersShareOne() throws Exception {
    for (int i = 1; i <= 20; i++) {
      send("GET", "/".repeat(i) + "/api/notifications/status");
      send("GET", "/api/notifications/notifications/" + UUID.randomUUID());
      send("GET", "/nowhere/" + i);
    }
    send("GET", "/api/notifications/status");
    as("user:default/alice").get("/notifications/" + UUID.randomUUID()).then().statusCode(404);
    as("user:default/alice").get("/openapi.json").then().statusCode(200);

    assertThat(labels("uri"))
        .contains(
            "/api/notifications/status",
            "/api/notifications/notifications/{id}",
            "/api/notifications/openapi.json",
            "NOT_FOUND")
        .noneMatch(path -> path.contains("nowhere") || path.contains("//"))
        .hasSizeLessThan(30);
  }

  private void send(String method, String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(root.toString().replaceFirst("/$", "") + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Authorization", "Bearer wrong")
            .build();
    assertThat(HTTP.send(request, BodyHandlers.discarding()).statusCode()).isPositive();
  }

  private Set<String> labels(String name) {
    Pattern label =
        Pattern.compile("http_server_requests_seconds_count\\{.*\\b" + name + "=\"([^\"]*)\"");
    var all = new TreeSet<String>();
    get(metrics)
        .asString()
        .lines()
        .forEach(line -> label.matcher(line).results().forEach(found -> all.add(found.group(1))));
    return all;
  }
}
