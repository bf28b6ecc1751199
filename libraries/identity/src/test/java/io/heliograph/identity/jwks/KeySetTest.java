package io.heliograph.identity.jwks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.heliograph.identity.jwks.KeySet.KeySetUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KeySetTest {

  private static final Duration REFRESH = Duration.ofMinutes(10);
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final SigningKey FIRST = SigningKey.ellipticCurve("first");
  private static final SigningKey SECOND = SigningKey.ellipticCurve("second");
  private static final SigningKey THIRD = SigningKey.ellipticCurve("third");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final InstantSource time = now::get;
  private final Clock clock = time.withZone(ZoneOffset.UTC);
  private final Issuer issuer = new Issuer();
  private final KeySet keys = keySet(issuer);

  @Test
  void aKeyIsFoundByItsId() throws Exception {
    issuer.publish(SECOND);

    assertThat(resolve(SECOND)).isEqualTo(SECOND.pair().getKey());
  }

  @Test
  void keysAreFetchedOnceAndThenKept() throws Exception {
    resolve(FIRST);
    pass(REFRESH);
    resolve(FIRST);

    assertThat(issuer.fetches).isEqualTo(1);
  }

  @Test
  void oldKeysAreFetchedAgainSoThatAWithdrawnOneEnds() throws Exception {
    resolve(FIRST);
    issuer.publish(SECOND);
    pass(REFRESH.plusSeconds(1));

    assertUnknown(FIRST);
  }

  @Test
  void aNewKeyIsFoundAtOnce() throws Exception {
    resolve(FIRST);
    issuer.publish(SECOND);

    assertThat(resolve(SECOND)).isEqualTo(SECOND.pair().getKey());
  }

  @Test
  void soIsTheNextOneAMomentLater() throws Exception {
    resolve(FIRST);
    issuer.publish(SECOND);
    resolve(SECOND);
    issuer.publish(THIRD);

    assertThat(resolve(THIRD)).isEqualTo(THIRD.pair().getKey());
  }

  @Test
  void inventedKeyIdsFetchAtMostOncePerRetryTime() throws Exception {
    resolve(FIRST);
    for (int i = 0; i < 20; i++) {
      assertUnknown(SigningKey.ellipticCurve("invented-" + i));
    }
    assertThat(issuer.fetches).isEqualTo(2);

    pass(RETRY);
    assertUnknown(SECOND);
    assertThat(issuer.fetches).isEqualTo(3);
  }

  @Test
  void aDeadSourceIsAskedAgainOnlyAfterTheRetryTime() throws Exception {
    issuer.die();
    for (int i = 0; i < 20; i++) {
      assertUnavailable();
    }
    assertThat(issuer.fetches).isEqualTo(1);

    issuer.publish(FIRST);
    pass(RETRY);
    assertThat(resolve(FIRST)).isEqualTo(FIRST.pair().getKey());
  }

  @Test
  void theKeysAtHandOutliveTheirSourceForAWhileOnly() throws Exception {
    resolve(FIRST);
    issuer.die();

    pass(REFRESH.plus(KeySet.RETENTION));
    assertThat(resolve(FIRST)).isEqualTo(FIRST.pair().getKey());

    pass(RETRY);
    assertUnavailable();
  }

  @Test
  void anUnknownKeyIsNotRefusedWhileNobodyCanTell() throws Exception {
    resolve(FIRST);
    issuer.die();
    pass(RETRY);

    assertUnavailable(SECOND);
    assertThat(resolve(FIRST)).isEqualTo(FIRST.pair().getKey());
  }

  @Test
  void aDocumentThatIsNoKeySetCountsAsUnavailable() {
    issuer.publish("<html>maintenance</html>");

    assertUnavailable();
  }

  @Test
  @Timeout(20)
  void whileOneThreadFetchesTheOthersUseTheKeysAtHand() throws Exception {
    resolve(FIRST);
    pass(REFRESH.plusSeconds(1));
    CountDownLatch fetching = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    issuer.publish(
        () -> {
          fetching.countDown();
          await(answer);
          return FIRST.jwks();
        });

    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<Key> waiting = threads.submit(() -> resolve(FIRST));
      await(fetching);
      assertThat(resolve(FIRST)).isEqualTo(FIRST.pair().getKey());
      assertThat(waiting).isNotDone();

      answer.countDown();
      assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
    }
  }

  @Test
  @Timeout(20)
  void whileADeadSourceIsAskedAgainNobodyElseWaitsForIt() throws Exception {
    resolve(FIRST);
    issuer.die();
    assertUnavailable(SECOND);
    pass(RETRY);
    CountDownLatch fetching = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    issuer.publish(
        () -> {
          fetching.countDown();
          await(answer);
          return SECOND.jwks();
        });

    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<Key> waiting = threads.submit(() -> resolve(SECOND));
      await(fetching);
      assertUnavailable(SECOND);
      assertThat(waiting).isNotDone();

      answer.countDown();
      assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
    }
  }

  @Test
  void keysLieInAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("key set.json"), FIRST.jwks());

    assertThat(resolve(keySet(KeySource.at(file.toUri(), RETRY)), FIRST))
        .isEqualTo(FIRST.pair().getKey());
  }

  @Test
  void aFileMayBeRelativeToTheWorkingDirectory() throws Exception {
    Path file = Path.of("target", "relative-jwks.json");
    Files.writeString(file, FIRST.jwks());

    assertThat(
            resolve(
                keySet(KeySource.at(URI.create("file:target/relative-jwks.json"), RETRY)), FIRST))
        .isEqualTo(FIRST.pair().getKey());
  }

  @Test
  void keysLieOnAServer() throws Exception {
    HttpServer server = server(200, FIRST.jwks());
    try {
      assertThat(resolve(keySet(at(server)), FIRST)).isEqualTo(FIRST.pair().getKey());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aServerThatAnswersWithAnErrorIsUnavailable() throws Exception {
    HttpServer server = server(503, FIRST.jwks());
    try {
      assertUnavailable(keySet(at(server)));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aServerThatIsGoneIsUnavailable() throws Exception {
    HttpServer server = server(200, FIRST.jwks());
    KeySource source = at(server);
    server.stop(0);

    assertUnavailable(keySet(source));
  }

  @Test
  @Timeout(20)
  void aServerThatNeverAnswersIsGivenUp() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    HttpServer server =
        server(
            () -> {
              await(end);
              return FIRST.jwks();
            });
    try {
      assertUnavailable(keySet(at(server)));
    } finally {
      end.countDown();
      server.stop(0);
    }
  }

  private KeySet keySet(KeySource source) {
    return new KeySet("acme", source, REFRESH, RETRY, clock);
  }

  private Key resolve(SigningKey key) throws Exception {
    return resolve(keys, key);
  }

  private static Key resolve(KeySet keys, SigningKey key) throws Exception {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmHeaderValue(key.algorithm());
    signature.setKeyIdHeaderValue(key.keyId());
    return keys.resolveKey(signature, List.of());
  }

  private void assertUnknown(SigningKey key) {
    assertThatExceptionOfType(UnresolvableKeyException.class)
        .isThrownBy(() -> resolve(key))
        .isNotInstanceOf(KeySetUnavailableException.class);
  }

  private void assertUnavailable() {
    assertUnavailable(keys);
  }

  private void assertUnavailable(SigningKey key) {
    assertUnavailable(keys, key);
  }

  private static void assertUnavailable(KeySet keys) {
    assertUnavailable(keys, FIRST);
  }

  private static void assertUnavailable(KeySet keys, SigningKey key) {
    assertThatExceptionOfType(KeySetUnavailableException.class)
        .isThrownBy(() -> resolve(keys, key));
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private static HttpServer server(int status, String body) throws IOException {
    return server(
        new Answer() {
          @Override
          public int status() {
            return status;
          }

          @Override
          public String read() {
            return body;
          }
        });
  }

  private static HttpServer server(Answer answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/keys",
        exchange -> {
          byte[] body = answer.read().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static KeySource at(HttpServer server) {
    InetSocketAddress address = server.getAddress();
    return KeySource.at(
        URI.create("http://127.0.0.1:" + address.getPort() + "/keys"), Duration.ofMillis(500));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Answer extends KeySource {

    default int status() {
      return 200;
    }
  }

  /** Simulates an issuer whose key set can change or fail, and counts how often the set is read. */
  private static final class Issuer implements KeySource {

    private KeySource source = FIRST::jwks;
    private int fetches;

    @Override
    public String read() throws IOException {
      fetches++;
      return source.read();
    }

    void publish(SigningKey key) {
      publish(key.jwks());
    }

    void publish(String document) {
      publish(() -> document);
    }

    void publish(KeySource source) {
      this.source = source;
    }

    void die() {
      publish(
          () -> {
            throw new IOException("connection refused");
          });
    }
  }
}
