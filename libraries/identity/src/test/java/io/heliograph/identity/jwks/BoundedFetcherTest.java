package io.heliograph.identity.jwks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.heliograph.identity.jwks.BoundedFetcher.RefusedException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedFetcherTest {

  private final TestServer server = new TestServer();
  private final BoundedFetcher document =
      new BoundedFetcher(URI.create(server.url() + "/document"), Duration.ofMillis(500));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theDocumentIsReadAndTheTokenGoesAlongOnlyWhenAsked() throws IOException {
    server.publish("/document", "hello");

    assertThat(document.readAs("secret")).isEqualTo("hello");
    assertThat(server.lastAuthorization()).isEqualTo("Bearer secret");
    assertThat(document.read()).isEqualTo("hello");
    assertThat(server.lastAuthorization()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404})
  void aServerMayRefuse(int status) {
    server.answer("/document", status, "");

    assertThatIOException().isThrownBy(document::read).isInstanceOf(RefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 429, 500, 503})
  void anyOtherStatusIsAServerThatDoesNotAnswer(int status) {
    server.answer("/document", status, "");

    assertThatIOException().isThrownBy(document::read).isNotInstanceOf(RefusedException.class);
  }

  @Test
  @Timeout(10)
  void aServerThatNeverEndsIsGivenUp() {
    server.stall("/document");

    assertThatIOException().isThrownBy(document::read).withMessageContaining("500ms");
  }

  @Test
  void aDocumentThatIsTooLargeIsNotRead() {
    server.publish("/document", "x".repeat(BoundedFetcher.MAX_SIZE + 1));

    assertThatIOException().isThrownBy(document::read).withMessageNotContaining("xxx");
  }

  @Test
  void aServerThatIsGoneIsAFailureLikeAnyOther() {
    server.close();

    assertThatIOException().isThrownBy(document::read).withMessageContaining("ConnectException");
  }
}
