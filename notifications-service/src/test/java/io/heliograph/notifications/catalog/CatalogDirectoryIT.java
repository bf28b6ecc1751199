package io.heliograph.notifications.catalog;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static io.heliograph.notifications.Api.anonymous;
import static io.heliograph.notifications.Api.send;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Warnings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
@WithTestResource(value = CatalogServer.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class CatalogDirectoryIT {
  private final FakeCatalog catalog = CatalogServer.catalog();
  private Warnings warnings;

  @BeforeEach
  void theCatalogAnswers() {
    catalog.answersAgain();
    warnings = Warnings.fromNowOn();
  }

  @AfterEach
  void readNoMoreLogs() {
    warnings.close();
  }

  @Nested
  class Asking {
    @Test
    void isOneRequestPerLevelWithTheBodyThatTheCatalogKnows() {
      catalog.knows("group:default/a1", "parentOf group:default/a2", "hasMember user:default/ann");
      catalog.knows("group:default/a2", "hasMember user:default/ben", "memberOf group:default/x");

      sendTo("Group:A1").body("user", contains("user:default/ann", "user:default/ben"));

      assertThat(catalog.requests())
          .allSatisfy(
              request -> assertThat(request.getUrl()).isEqualTo("/api/catalog/entities/by-refs"))
          .extracting(request -> request.getBodyAsString())
          .containsExactlyInAnyOrder(
              """
              {"entityRefs":["group:default/a1"],"fields":["kind","metadata.name","metadata.namespace","relations"]}""",
              """
              {"entityRefs":["group:default/a2"],"fields":["kind","metadata.name","metadata.namespace","relations"]}""");
    }

    @Test
    void allOwnersOfAnEntityAreReached() {
      catalog.knows(
          "component:web/shop",
          "ownedBy group:default/b1",
          "dependsOn component:web/other",
          "ownedBy user:default/cat");
      catalog.knows("group:default/b1", "hasMember user:default/dan");

      sendTo("component:web/shop").body("user", contains("user:default/cat", "user:default/dan"));
    }

    @Test
    void aRelationThatLeadsNowhereReadableIsPassedOver() {
      catalog.knows(
          "group:default/c1", "hasMember user:a:b", "hasMember ", "hasMember user:default/eli");

      sendTo("group:default/c1").body("user", contains("user:default/eli"));
    }

    @Test
    void whatTheCatalogDoesNotKnowIsDropped() {
      sendTo("group:default/d1", "user:default/fay").body("user", contains("user:default/fay"));
    }

    @Test
    void aThousandRefsAreOneRequest() {
      sendTo(numbered("group:default/e", 2_500)).body("", empty());

      assertThat(catalog.asked())
          .extracting(List::size)
          .containsExactlyInAnyOrder(1_000, 1_000, 500);
      assertThat(catalog.asked().stream().flatMap(List::stream)).doesNotHaveDuplicates();
    }

    @Test
    void noRequestIsLongerThanNinetyKibibytes() {
      sendTo(numbered("group:default/" + "\u00e9".repeat(160), 900)).body("", empty());

      assertThat(catalog.requests())
          .extracting(request -> request.getBody().length)
          .allSatisfy(length -> assertThat(length).isLessThanOrEqualTo(90 * 1024))
          .anySatisfy(length -> assertThat(length).isGreaterThan(89 * 1024));
      assertThat(catalog.asked().stream().flatMap(List::stream)).hasSize(900);
    }

    @Test
    void moreUsersThanAllowedAreRefused() {
      catalog.knows(
          "group:default/f1", numbered("hasMember user:default/f", 21).toArray(String[]::new));

      send(to(List.of("group:default/f1")))
          .statusCode(400)
          .body("error.message", containsString("more than 20 users"));
    }

    @Test
    void isDoneWithATokenOfOursThatThePublishedKeysVerify() throws Exception {
      sendTo("group:default/g1");

      String header = catalog.requests().getFirst().getHeader("Authorization");
      assertThat(header).startsWith("Bearer ");
      var token = verifier().process(header.substring("Bearer ".length()));
      assertThat(token.getJoseObjects().getFirst().getHeader("typ"))
          .isEqualTo("vnd.backstage.plugin");
      assertThat(token.getJwtClaims().getSubject()).isEqualTo("notifications");
    }

    private static JwtConsumer verifier() throws Exception {
      String served = anonymous().get("/.backstage/auth/v1/jwks.json").asString();
      return new JwtConsumerBuilder()
          .setVerificationKeyResolver(
              new JwksVerificationKeyResolver(new JsonWebKeySet(served).getJsonWebKeys()))
          .setRequireExpirationTime()
          .setExpectedAudience("catalog")
          .build();
    }
  }

  @Nested
  class Remembering {
    @Test
    void anEntityThatWasToldIsNotAskedForAgain() {
      catalog.knows("group:default/h1", "hasMember user:default/gus");

      sendTo("group:default/h1").body("user", contains("user:default/gus"));
      sendTo("group:default/h1").body("user", contains("user:default/gus"));

      assertThat(catalog.requests()).hasSize(1);
    }

    @Test
    void neitherIsOneThatTheCatalogDoesNotKnow() {
      sendTo("group:default/i1").body("", empty());
      sendTo("group:default/i1", "group:default/i2").body("", empty());

      assertThat(catalog.asked())
          .containsExactlyInAnyOrder(List.of("group:default/i1"), List.of("group:default/i2"));
    }

    @Test
    void whoeverNeedsTheSameGroupMeanwhileWaitsForTheSameAnswer() {
      catalog.knows("group:default/j1", "hasMember user:default/hal");
      catalog.answers(FakeCatalog.fromWhatIsKnown().withFixedDelay(1_000));

      try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
        var sent =
            IntStream.range(0, 8)
                .mapToObj(
                    i -> CompletableFuture.supplyAsync(() -> sendTo("group:default/j1"), senders))
                .toList();
        sent.forEach(answer -> answer.join().body("user", contains("user:default/hal")));
      }

      assertThat(catalog.requests()).hasSize(1);
    }

    @Test
    void aFailureIsNotRemembered() {
      catalog.knows("group:default/k1", "hasMember user:default/ian");
      catalog.answers(serverError());
      send(to(List.of("group:default/k1"))).statusCode(503);

      catalog.answersAgain();

      sendTo("group:default/k1").body("user", contains("user:default/ian"));
    }
  }

  @Nested
  class WhenTheCatalogIsNoHelp {
    static Stream<ResponseDefinitionBuilder> nonsense() {
      return Stream.of(
          ok("<html>"),
          ok(""),
          ok("[]"),
          ok("{\"items\":[]}"),
          ok("{\"items\":[null,null]}"),
          ok("{\"items\":[{\"kind\":\"Group\",\"metadata\":{\"name\":\"another\"}}]}"),
          ok("{\"items\":[null]}" + " ".repeat(300_000)),
          status(204),
          status(302).withHeader("Location", "/elsewhere"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 500})
    void aRefusalIsA503ThatIsNotTriedAgain(int status) {
      catalog.answers(status(status));

      assertUnavailable("it answered " + status);
      assertThat(catalog.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void whatMayPassIsTriedOnceMore(int status) {
      catalog.answers(status(status));

      assertUnavailable("it answered " + status);
      assertThat(catalog.requests()).hasSize(2);
    }

    @Test
    void aCatalogThatIsSlowIsTriedOnceMore() {
      catalog.answers(FakeCatalog.fromWhatIsKnown().withFixedDelay(10_000));

      assertUnavailable("Timeout");
      assertThat(catalog.requests()).hasSize(2);
    }

    @Test
    void oneThatDripsItsAnswerIsNotWaitedForEither() {
      catalog.answers(FakeCatalog.fromWhatIsKnown().withChunkedDribbleDelay(14, 10_000));

      assertUnavailable("Timeout");
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsA503(ResponseDefinitionBuilder nonsense) {
      catalog.answers(nonsense);

      assertUnavailable("it");
      assertThat(catalog.requests()).hasSize(1);
    }

    @Test
    void aBrokenConnectionIsA503() {
      catalog.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

      assertUnavailable("");
      assertThat(catalog.requests()).hasSize(2);
    }

    @Test
    void aSecondTryMayHelp() {
      catalog.knows("group:default/l1", "hasMember user:default/jon");
      catalog.answersOnce(status(503));

      sendTo("group:default/l1").body("user", contains("user:default/jon"));
      assertThat(warnings.lines()).isEmpty();
    }

    @Test
    void usersAloneAreReachedAllTheSame() {
      catalog.answers(serverError());

      sendTo("user:default/kim").body("user", contains("user:default/kim"));
      assertThat(catalog.requests()).isEmpty();
    }

    /** Checks the 503 answer and the single log line, which must not contain the token. */
    private void assertUnavailable(String reason) {
      send(to(List.of("user:default/x", "group:default/needed")))
          .statusCode(503)
          .body("error.name", equalTo("ServiceUnavailableError"))
          .body("error.message", containsString("catalog"));

      String bearer = catalog.requests().getFirst().getHeader("Authorization");
      assertThat(warnings.lines())
          .singleElement()
          .asString()
          .startsWith("catalog unavailable host=localhost reason=")
          .contains(reason)
          .doesNotContain(bearer.substring(bearer.length() - 20));
    }
  }

  private static ValidatableResponse sendTo(String... refs) {
    return sendTo(List.of(refs));
  }

  private static ValidatableResponse sendTo(List<String> refs) {
    return send(to(refs)).statusCode(200);
  }

  private static String to(List<String> refs) {
    String list =
        refs.stream().map(ref -> '"' + ref.replace("\"", "\\\"") + '"').collect(joining(","));
    return "{\"recipients\":{\"type\":\"entity\",\"entityRef\":[%s]},\"payload\":{\"title\":\"T\"}}"
        .formatted(list);
  }

  private static List<String> numbered(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }
}
