package io.heliograph.web;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

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

/** The labels of the metrics of HTTP requests have a bounded number of values. */
@QuarkusTest
class RequestLabelsIT {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TestHTTPResource("/")
  URI root;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @Test
  void pathsThatAreNotServedShareOneLabel() throws Exception {
    for (int slashes = 1; slashes <= 150; slashes++) {
      send("GET", "/".repeat(slashes) + "api" + "/".repeat(slashes) + "letters");
      send("GET", "/api/letters/" + UUID.randomUUID());
      send("GET", "/nowhere/" + slashes);
    }
    send("GET", "/page");

    assertThat(labels("uri"))
        .contains("/api/letters", "/api/letters/{id}", "/page", "NOT_FOUND")
        .noneMatch(path -> path.contains("nowhere") || path.contains("//"))
        .hasSizeLessThan(15);
  }

  @Test
  void methodsThatHttpDoesNotDefineShareOneLabel() throws Exception {
    for (int i = 0; i < 20; i++) {
      send("METHOD" + i, "/api/letters");
    }

    assertThat(labels("method")).contains("UNKNOWN").hasSizeLessThan(10);
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
