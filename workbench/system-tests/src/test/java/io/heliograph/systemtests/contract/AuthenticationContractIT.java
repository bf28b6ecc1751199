package io.heliograph.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import io.heliograph.harness.product.Verdict;
import io.heliograph.localstack.identity.LocalBackstage;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.harness.AcmeIssuer;
import io.heliograph.systemtests.harness.RawHttpClient;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.SharedHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the contract, part 1.2: permissions, and the origin of each sender. */
@WithSharedHeliograph
@Timeout(60)
class AuthenticationContractIT {
  private static final String NOBODY = Sending.titled("T").toNobody().json();
  private static final String SOME_ID = "8d4e7a5c-3a57-4fd8-9d39-d4f9a62fc2e8";

  private final RunningHeliograph heliograph;
  private final LocalBackstage backstage;
  private final User alice;

  AuthenticationContractIT(RunningHeliograph heliograph, LocalBackstage backstage) {
    this.heliograph = heliograph;
    this.backstage = backstage;
    this.alice = heliograph.somebody();
  }

  static Stream<Endpoint> ofUsers() {
    return Stream.concat(Endpoint.READING.stream(), Endpoint.MARKING.stream());
  }

  static Stream<Endpoint> ofServices() {
    return Endpoint.SENDING.stream();
  }

  static Stream<Endpoint> all() {
    return Stream.concat(ofUsers(), ofServices());
  }

  @Nested
  class Callers {
    @ParameterizedTest
    @MethodSource("io.heliograph.systemtests.contract.AuthenticationContractIT#ofUsers")
    void aUserMayReadAndMark(Endpoint endpoint) {
      assertThat(endpoint.call(heliograph.as(alice)).status()).isIn(200, 404);
    }

    @ParameterizedTest
    @MethodSource("io.heliograph.systemtests.contract.AuthenticationContractIT#ofUsers")
    void aServiceHasNoInbox(Endpoint endpoint) {
      assertThat(endpoint.call(heliograph.asService()).verdict()).isEqualTo(Verdict.NOT_ALLOWED);
    }

    @ParameterizedTest
    @MethodSource("io.heliograph.systemtests.contract.AuthenticationContractIT#ofServices")
    void aServiceMaySend(Endpoint endpoint) {
      assertThat(endpoint.call(heliograph.asService()).verdict()).isEqualTo(Verdict.OK);
    }

    @ParameterizedTest
    @MethodSource("io.heliograph.systemtests.contract.AuthenticationContractIT#ofServices")
    void aUserMayNotSend(Endpoint endpoint) {
      assertThat(endpoint.call(heliograph.as(alice)).verdict()).isEqualTo(Verdict.NOT_ALLOWED);
    }

    @ParameterizedTest
    @MethodSource("io.heliograph.systemtests.contract.AuthenticationContractIT#all")
    void withoutATokenNobodyMayDoAnything(Endpoint endpoint) {
      Http.Answer answer = endpoint.call(heliograph.anonymously());

      assertThat(answer.verdict()).isEqualTo(Verdict.AUTHENTICATION);
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
  }

  @Nested
  class Order {
    /**
     * Backstage reads the body first. This service reads no body of a caller without permission.
     */
    @Test
    void whoMayNotIsSaidBeforeTheBodyIsReadAndAfterTheQuery() {
      assertThat(heliograph.as(alice).post("", "{}").verdict()).isEqualTo(Verdict.NOT_ALLOWED);
      assertThat(heliograph.asService().get("/status?x=1").verdict()).isEqualTo(Verdict.INPUT);
    }

    @Test
    void whoIsUnknownIsSaidBeforeWhatIsMalformed() {
      RawHttpClient nobody = heliograph.anonymously();

      assertThat(nobody.post("", "{}").verdict()).isEqualTo(Verdict.AUTHENTICATION);
      assertThat(nobody.get("/status?x=1").verdict()).isEqualTo(Verdict.AUTHENTICATION);
      assertThat(nobody.call("POST", "", "x").verdict()).isEqualTo(Verdict.AUTHENTICATION);
    }
  }

  @Nested
  class Tokens {
    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER", "bEaReR"})
    void theSchemeIsReadInAnyCase(String scheme) {
      RawHttpClient wire =
          heliograph.anonymously().with("Authorization", scheme + " " + alice.token());

      assertThat(wire.get("/status").verdict()).isEqualTo(Verdict.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "Bearer x", "Basic dTpw", "Bearer a.b.c", "x"})
    void whatIsNoTokenIsRefused(String authorization) {
      RawHttpClient wire = heliograph.anonymously().with("Authorization", authorization);

      assertThat(wire.get("/status").verdict()).isEqualTo(Verdict.AUTHENTICATION);
    }

    @Test
    void aForgedTokenIsRefused() {
      String forged = alice.token().replaceFirst("\\.[^.]*$", ".AAAA");

      assertThat(heliograph.withToken(forged).get("/status").verdict())
          .isEqualTo(Verdict.AUTHENTICATION);
    }

    @Test
    void anExpiredTokenIsRefused() {
      String expired = heliograph.tokenOf(alice, Duration.ofHours(-1));

      assertThat(heliograph.withToken(expired).get("/status").verdict())
          .isEqualTo(Verdict.AUTHENTICATION);
    }
  }

  @Nested
  class TokensOfBackstage {
    @Test
    void aPluginIsAServiceUnderItsOwnName() {
      RawHttpClient catalog =
          heliograph.withToken(backstage.pluginToken("catalog", "notifications"));

      JsonNode created = catalog.post("", Sending.titled("T").to(alice)).json().required(0);

      assertThat(created.required("origin").textValue()).isEqualTo("plugin:catalog");
      assertThat(catalog.get("/status").verdict()).isEqualTo(Verdict.NOT_ALLOWED);
    }

    @Test
    void aPluginOnBehalfOfAUserIsThatUser() {
      String id = heliograph.asService().idOf(Sending.titled("T").to(alice));
      String token = backstage.pluginToken("home", "notifications", alice.ref());
      RawHttpClient home = heliograph.withToken(token);

      assertThat(home.get("/notifications/" + id).verdict()).isEqualTo(Verdict.OK);
      assertThat(home.post("", Sending.titled("T").to(alice)).verdict())
          .isEqualTo(Verdict.NOT_ALLOWED);
    }

    @Test
    void aTokenForAnotherPluginIsRefused() {
      RawHttpClient wire = heliograph.withToken(backstage.pluginToken("catalog", "signals"));

      assertThat(wire.get("/status").verdict()).isEqualTo(Verdict.AUTHENTICATION);
      assertThat(wire.post("", Sending.titled("T").to(alice)).verdict())
          .isEqualTo(Verdict.AUTHENTICATION);
    }

    @Test
    void aUserIsKnownThoughTheTokenDoesNotSayWhatTheyOwn() {
      backstage.owns(alice.ref(), alice.ref());
      String id = heliograph.asService().idOf(Sending.titled("T").to(alice));

      RawHttpClient browser = heliograph.withToken(backstage.userToken(alice.ref()));

      assertThat(browser.get("/notifications/" + id).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void ourOwnKeysAreThereForEverybody() {
      Http.Answer answer = heliograph.anonymously().get("/.backstage/auth/v1/jwks.json");

      assertThat(answer.json().required("keys").isArray()).isTrue();
      assertThat(answer.header("Content-Type")).startsWith("application/json");
    }
  }

  @Nested
  class Origin {
    @Test
    void itIsTheSubjectOfTheServiceAsConfigured() {
      assertThat(sent(heliograph.asService(), Sending.titled("T")))
          .isEqualTo(RunningHeliograph.ORIGIN);
      assertThat(sent(heliograph.withToken(SharedHeliograph.OTHER_TOKEN), Sending.titled("T")))
          .isEqualTo(SharedHeliograph.OTHER_ORIGIN);
    }

    @Test
    void itIsTheSubjectWithAPrefixForAnIssuerOfSenders(AcmeIssuer acme) throws Exception {
      assertThat(sent(heliograph.withToken(acme.tokenFor("ci")), Sending.titled("T")))
          .isEqualTo("external:acme:ci");
    }

    @Test
    void neitherAFieldNorAHeaderCanSetIt() {
      RawHttpClient boasting = heliograph.asService().with("X-Origin", "plugin:fake");

      assertThat(sent(boasting, Sending.titled("T").with("origin", "plugin:fake")))
          .isEqualTo(RunningHeliograph.ORIGIN);
    }

    private String sent(RawHttpClient sender, Sending sending) {
      String id = sender.idOf(sending.to(alice));
      JsonNode stored = heliograph.as(alice).get("/notifications/" + id).json();
      return stored.required("origin").textValue();
    }
  }

  /** A path with a method and, for a POST, a valid body. */
  record Endpoint(String method, String path, String body) {
    private static final List<Endpoint> READING =
        Stream.of(
                "",
                "/",
                "/notifications",
                "/notifications/" + SOME_ID,
                "/" + SOME_ID,
                "/status",
                "/topics",
                "/settings")
            .map(path -> new Endpoint("GET", path, ""))
            .toList();
    private static final List<Endpoint> MARKING =
        List.of(
            new Endpoint("POST", "/update", "{\"ids\":[\"" + SOME_ID + "\"]}"),
            new Endpoint("POST", "/notifications/update", "{\"ids\":[]}"),
            new Endpoint("POST", "/settings", "{\"channels\":[]}"));
    private static final List<Endpoint> SENDING =
        Stream.of("", "/", "/notifications")
            .map(path -> new Endpoint("POST", path, NOBODY))
            .toList();

    Http.Answer call(RawHttpClient wire) {
      return wire.with("Content-Type", "application/json").call(method, path, body);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }
}
