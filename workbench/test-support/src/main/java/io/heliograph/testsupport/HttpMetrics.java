package io.heliograph.testsupport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The metrics of the requests to a service.
 *
 * @param root where requests are sent
 * @param page the page with the metrics
 */
public record HttpMetrics(URI root, URI page) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Sends a request with a wrong token. The path is sent as it is, the answer is ignored. */
  public void send(String method, String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(root.toString().replaceFirst("/$", "") + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Authorization", "Bearer wrong")
            .build();
    var _ = HTTP.send(request, BodyHandlers.discarding());
  }

  /** Returns all values of the label. */
  public Set<String> labels(String name) throws IOException, InterruptedException {
    Pattern label =
        Pattern.compile("http_server_requests_seconds_count\\{.*\\b" + name + "=\"([^\"]*)\"");
    var all = new TreeSet<String>();
    HTTP.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofLines())
        .body()
        .forEach(line -> label.matcher(line).results().forEach(found -> all.add(found.group(1))));
    return all;
  }
}
