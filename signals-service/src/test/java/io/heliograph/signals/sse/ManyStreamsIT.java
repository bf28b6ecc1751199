package io.heliograph.signals.sse;

import static io.heliograph.signals.Records.aRecord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.Publisher;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.connection.ClientConnection;
import io.heliograph.signals.connection.OpenConnections;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests several streams on one HTTP/2 connection, as a gateway opens them. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class ManyStreamsIT {
  @TestHTTPResource("/api/signals/events?channel=many")
  URI stream;

  @Inject OpenConnections connections;

  private final HttpClient http = HttpClient.newHttpClient();
  private Publisher kafka;

  @BeforeEach
  void connectToKafka() {
    kafka = new Publisher();
    nobodyIsThere();
  }

  private void nobodyIsThere() {
    await().until(() -> connections.count() == 0);
  }

  @AfterEach
  void leave() {
    kafka.close();
    http.shutdownNow();
    nobodyIsThere();
  }

  @Test
  void aStreamThatEndsIsForgottenWhileTheOthersGoOn() throws Exception {
    InputStream ends = open();
    WeakReference<ClientConnection> gone =
        connections.open().map(WeakReference::new).findAny().orElseThrow();
    InputStream goesOn = open();

    ends.close();

    await().until(this::isLeftAlone);
    await().until(() -> isCollected(gone));
    goesOn.close();
  }

  /** Publishes a signal, because the client resets a closed stream when data arrives for it. */
  private boolean isLeftAlone() {
    kafka.publish("signals", 0, aRecord().on("many").to("*"));
    return connections.count() == 1;
  }

  private static boolean isCollected(WeakReference<?> reference) {
    System.gc();
    return reference.refersTo(null);
  }

  private InputStream open() throws Exception {
    var request =
        HttpRequest.newBuilder(stream)
            .header("Authorization", "Bearer " + RealKafka.userToken("user:default/many"))
            .build();
    HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    return answer.body();
  }
}
