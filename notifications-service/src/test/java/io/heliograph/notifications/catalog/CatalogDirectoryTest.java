package io.heliograph.notifications.catalog;

import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.directory.Directory;
import io.heliograph.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogDirectoryTest {
  private static final EntityRef GROUP = EntityRef.parse("group:default/g");

  private final Vertx vertx = Vertx.vertx();
  private final FakeCatalog catalog = new FakeCatalog();

  @AfterEach
  void stop() {
    catalog.close();
    vertx.closeAndAwait();
  }

  @Test
  void theTokenIsTheOneThatIsGiven() {
    known(directory(catalog.url()));

    assertThat(catalog.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.getHeader("Authorization")).isEqualTo("Bearer some-token");
              assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
            });
  }

  @Test
  void nothingIsRememberedForNoTime() {
    var directory = directory(catalog.url(), "cache", "0s");

    assertThat(known(directory)).isEmpty();
    catalog.knows("group:default/g", "hasMember user:default/u");

    assertThat(known(directory)).containsExactly(GROUP);
  }

  @Test
  void whatIsAskedForTogetherIsAskedForOnceAlsoWhenNothingIsRemembered() {
    var directory = directory(catalog.url(), "cache", "0s");
    catalog.answers(FakeCatalog.fromWhatIsKnown().withFixedDelay(500));

    Uni.join()
        .all(directory.find(Set.of(GROUP)), directory.find(Set.of(GROUP)))
        .andFailFast()
        .await()
        .indefinitely();

    assertThat(catalog.requests()).hasSize(1);
  }

  @Test
  void noMoreEntitiesAreRememberedThanAllowed() {
    var directory = directory(catalog.url(), "cache-size", "0");

    known(directory);
    known(directory);

    assertThat(catalog.requests()).hasSize(2);
  }

  @Test
  void aCatalogThatDoesNotListenIsUnavailable() throws IOException {
    var directory = directory("http://localhost:" + closedPort());

    assertThatThrownBy(() -> known(directory)).isInstanceOf(ProblemException.class);
  }

  @Test
  void noSecondTryIsMadeIfNoneIsAllowed() {
    var directory = directory(catalog.url(), "retries", "0");
    catalog.answers(status(503));

    assertThatThrownBy(() -> known(directory)).isInstanceOf(ProblemException.class);
    assertThat(catalog.requests()).hasSize(1);
  }

  @Test
  void anAddressThatIsNoneIsNamed() {
    for (String url : List.of("catalog", "ftp://catalog/api", "http:/catalog", "catalog:7007")) {
      assertThatThrownBy(() -> directory(url))
          .hasMessageContaining("heliograph.directory.backstage.catalog-url");
    }
  }

  @Test
  void aTokenThatNoHeaderCanHoldIsRefusedWithoutShowingIt() {
    for (String token : List.of("some secret", "secret\n", "sécret")) {
      assertThatThrownBy(() -> CatalogToken.fixed(token))
          .hasMessageContaining("heliograph.directory.backstage.token")
          .hasMessageNotContaining("cret");
    }
  }

  private Directory directory(String url, String... settings) {
    var config = DirectorySettings.ofCatalog(settings);
    var client =
        new CatalogClient(
            vertx, URI.create(url), () -> Uni.createFrom().item("some-token"), config);
    return new CatalogDirectory(client, config);
  }

  private static List<EntityRef> known(Directory directory) {
    return new ArrayList<>(directory.find(Set.of(GROUP)).await().indefinitely().keySet());
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
