package io.heliograph.signals.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.RawHandshake;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.admission.Admission;
import io.heliograph.signals.permits.ConnectionPermit;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@TestProfile(ConnectionDrainerIT.Guests.class)
class ConnectionDrainerIT {
  @TestHTTPResource("/api/signals")
  URI uri;

  @TestHTTPResource("/api/signals/events")
  URI stream;

  @Inject ConnectionDrainer drainer;
  @Inject Admission admission;

  /**
   * A handshake can take long after it gets its permit. Its connection must be closed with 1012.
   */
  @Test
  void whoIsStillComingInIsWaitedForAndNobodyElseIsLetIn() throws Exception {
    var comingIn =
        (ConnectionPermit)
            admission.admit(QuarkusSecurityIdentity.builder().setAnonymous(true).build(), 0);
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<@Nullable Void> leaving = thread.submit(this::leave);
      await().until(this::isClosing);

      assertToldToComeBackSoon(RawHandshake.to(uri));
      assertToldToComeBackSoon(RawHandshake.to(uri).withToken("nobody verifies it any more"));
      assertToldToComeBackSoon(request(stream));
      assertThat(leaving).isNotDone();
      comingIn.release();
      assertThat(leaving).succeedsWithin(2, TimeUnit.SECONDS);
    }

    assertThatThrownBy(() -> RawHandshake.to(uri).refusal()).isInstanceOf(ConnectException.class);
  }

  private @Nullable Void leave() throws InterruptedException {
    drainer.stop(new ShutdownDelayInitiatedEvent());
    return null;
  }

  private boolean isClosing() throws IOException {
    return request(stream).refusal().startsWith("HTTP/1.1 503 ");
  }

  private static void assertToldToComeBackSoon(RawHandshake visit) throws IOException {
    assertThat(visit.refusal())
        .startsWith("HTTP/1.1 503 ")
        .containsIgnoringCase("retry-after: 1\r\n")
        .containsIgnoringCase("connection: close");
  }

  /** Returns a request for an event stream that names no channel, so that no stream opens. */
  private static RawHandshake request(URI uri) {
    return RawHandshake.to(uri)
        .without("Sec-WebSocket-Key")
        .without("Upgrade")
        .with("Connection", "close");
  }

  /** Allows anonymous clients. */
  public static final class Guests implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("heliograph.signals.anonymous", "guest");
    }
  }
}
