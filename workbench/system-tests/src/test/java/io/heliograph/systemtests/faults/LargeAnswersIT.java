package io.heliograph.systemtests.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.harness.OtherSession;
import io.heliograph.systemtests.harness.RunningHeliograph;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Tests a service with 256 MiB of heap. Users with some 380 MiB of notifications each list and mark
 * all of them, and read the answers at different speeds. Others do the same with the longest topics
 * and settings.
 */
@Timeout(300)
class LargeAnswersIT {
  private static final int PEOPLE = 13;
  private static final int ROWS = 4_000;
  private static final int PAGE = 100;

  /** Number of users with many topics, a multiple of the number of requests for them. */
  private static final int TALKED_TO = 12;

  private static final int TOPICS = 10_000;
  private static final int EACH = 50;
  private static final int ORDINARY_LISTS = 100;
  private static final int SOME = 64 * 1024;
  private static final String NOT_COMPLETE = "";

  /** Number of requests whose answers grow with the topics of a user. */
  private static final int KINDS = 4;

  /** Settings with as many switches as a user may have, in a body of almost 1 MiB. */
  private static final String LARGEST_TREE =
      IntStream.range(0, TOPICS)
          .mapToObj("{\"id\":\"%070d\",\"enabled\":false}"::formatted)
          .collect(joining(",", "{\"channels\":[{\"id\":\"Web\",\"origins\":[", "]}]}"));

  private static final Duration CUT = Duration.ofSeconds(60);

  @AutoClose private static RunningHeliograph heliograph;
  private static List<User> people;
  private static List<User> talkedTo;

  @BeforeAll
  static void start() throws Exception {
    heliograph = RunningHeliograph.startFor(LargeAnswersIT.class);
    people = heliograph.people(PEOPLE);
    run(notifications(people.getFirst()));
    for (User other : people.subList(1, PEOPLE)) {
      run(copy(people.getFirst(), other));
    }
    for (User each : people) {
      run(ledger(each));
    }
    talkedTo = heliograph.people(TALKED_TO);
    for (User each : talkedTo) {
      run(topics(each));
    }
  }

  private static void run(String statement) throws SQLException {
    OtherSession.run(heliograph.postgres(), statement);
  }

  private static String notifications(User user) {
    return """
        INSERT INTO notification
          (id, user_ref, sequence, origin, created, title, description, severity)
        SELECT gen_random_uuid(), '%s', n, 'external:bulk', now() - n * interval '1 second',
          'N' || n, repeat(md5(n::text), 3125), 1
        FROM generate_series(1, %d) AS n
        """
        .formatted(user.ref(), ROWS);
  }

  private static String copy(User from, User to) {
    return """
        INSERT INTO notification
          (id, user_ref, sequence, origin, created, title, description, severity)
        SELECT gen_random_uuid(), '%s', sequence, origin, created, title, description, severity
        FROM notification WHERE user_ref = '%s'
        """
        .formatted(to.ref(), from.ref());
  }

  private static String topics(User user) {
    return """
        INSERT INTO notification (id, user_ref, sequence, origin, created, title, severity, topic)
        SELECT gen_random_uuid(), '%s', n, 'external:bulk', now(), 'T', 1, repeat('€', 250) || lpad(n::text, 5, '0')
        FROM generate_series(1, %d) AS n
        """
        .formatted(user.ref(), TOPICS);
  }

  private static String ledger(User user) {
    return "INSERT INTO person (user_ref, sequence, unread, total) VALUES ('%1$s', %2$d, %2$d, %2$d)"
        .formatted(user.ref(), ROWS);
  }

  @Test
  void theServiceLivesAndOthersAreServed() throws Exception {
    String expected = digestOfPages();
    String everything = update(ids());
    User ordinary = heliograph.somebody();
    heliograph.notifications().send(Sending.titled("T").to(ordinary));
    var over = new CountDownLatch(1);
    var answers = new ArrayList<Future<Answer>>();
    var others = new ArrayList<Future<Answer>>();
    var ordinaryLists = new ArrayList<Integer>();
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (User one : people) {
        answers.add(clients.submit(() -> answer(list(one), body -> readNothing(over))));
        answers.add(clients.submit(() -> answer(list(one), body -> readSlowly(body, over))));
        answers.add(clients.submit(() -> answer(list(one), LargeAnswersIT::readSome)));
        answers.add(clients.submit(() -> answer(list(one), LargeAnswersIT::readSome)));
        others.add(clients.submit(() -> answer(action(one), body -> readNothing(over))));
        for (int again = 0; again < EACH / PEOPLE; again++) {
          others.add(clients.submit(() -> answer(action(one), LargeAnswersIT::readSome)));
        }
      }
      for (int i = 0; i < TALKED_TO; i++) {
        HttpRequest.Builder request = ofTopics(i, talkedTo.get(i));
        others.add(clients.submit(() -> answer(request, body -> readSlowly(body, over))));
        for (int again = 0; again < EACH * KINDS / TALKED_TO; again++) {
          others.add(clients.submit(() -> answer(request, LargeAnswersIT::readSome)));
        }
      }
      User first = people.getFirst();
      answers.add(
          clients.submit(() -> answer(marking(first, everything), LargeAnswersIT::readSome)));
      answers.add(clients.submit(() -> answer(list(first), LargeAnswersIT::digest)));

      try {
        for (int i = 0; i < ORDINARY_LISTS; i++) {
          ordinaryLists.add(heliograph.as(ordinary).get("/notifications").status());
        }
      } finally {
        over.countDown();
      }
    }

    assertThat(ordinaryLists).isSubsetOf(200, 503).contains(200);
    assertThat(answers)
        .map(Future::resultNow)
        .allSatisfy(answer -> assertThat(answer.status()).isIn(200, 413, 429, 503))
        .allSatisfy(answer -> assertThat(answer.digest()).isIn(NOT_COMPLETE, expected));
    assertThat(answers).map(Future::resultNow).anyMatch(answer -> answer.status() == 200);
    assertThat(others)
        .map(other -> other.resultNow().status())
        .isSubsetOf(200, 413, 429, 503)
        .contains(200);
    await().atMost(CUT).until(() -> pending() == 0);
    assertThat(answer(list(people.getLast()), LargeAnswersIT::readSome).status()).isEqualTo(200);
    assertThat(answer(list(people.getFirst()), LargeAnswersIT::digest).digest())
        .isEqualTo(digestOfPages());
  }

  private static double pending() {
    return heliograph.notificationsService().metric("heliograph_answers_pending");
  }

  /** Returns the digest of the complete list, assembled from pages. */
  private static String digestOfPages() {
    MessageDigest digest = sha256();
    digest.update("{\"totalCount\":%d,\"notifications\":[".formatted(ROWS).getBytes(UTF_8));
    for (int offset = 0; offset < ROWS; offset += PAGE) {
      String page =
          heliograph
              .as(people.getFirst())
              .get("/notifications?limit=%d&offset=%d".formatted(PAGE, offset))
              .text();
      digest.update((offset == 0 ? "" : ",").getBytes(UTF_8));
      digest.update(page.substring(page.indexOf('[') + 1, page.length() - 2).getBytes(UTF_8));
    }
    digest.update("]}".getBytes(UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<String> ids() {
    var ids = new ArrayList<String>();
    for (int offset = 0; offset < ROWS; offset += PAGE) {
      heliograph
          .as(people.getFirst())
          .get("/notifications?limit=%d&offset=%d".formatted(PAGE, offset))
          .json()
          .at("/notifications")
          .forEach(one -> ids.add(one.at("/id").asText()));
    }
    return ids;
  }

  private static String update(List<String> ids) {
    return "{\"ids\":[\"%s\"],\"read\":false}".formatted(String.join("\",\"", ids));
  }

  /** Returns one of the requests whose answers grow with the topics of a user. */
  private static HttpRequest.Builder ofTopics(int number, User user) {
    return switch (number % KINDS) {
      case 0 -> request("/topics", user);
      case 1 -> request("/topics?read=false", user);
      case 2 -> request("/settings", user);
      default -> posting("/settings", user, LARGEST_TREE);
    };
  }

  private static HttpRequest.Builder action(User user) {
    return posting(
        "/.backstage/actions/v1/actions/notifications:get-notifications/invoke",
        user,
        "{\"limit\":100}");
  }

  private static HttpRequest.Builder list(User user) {
    return request("/notifications", user);
  }

  private static HttpRequest.Builder marking(User user, String body) {
    return posting("/notifications/update", user, body);
  }

  private static HttpRequest.Builder posting(String path, User user, String body) {
    return request(path, user)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static HttpRequest.Builder request(String path, User user) {
    return HttpRequest.newBuilder(heliograph.notificationsService().at("/api/notifications" + path))
        .header("Authorization", "Bearer " + user.token());
  }

  private static Answer answer(HttpRequest.Builder request, Reader reader) throws Exception {
    HttpResponse<InputStream> response =
        Http.CLIENT.send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      return new Answer(
          response.statusCode(), response.statusCode() == 200 ? reader.read(body) : NOT_COMPLETE);
    } catch (IOException cut) {
      return new Answer(response.statusCode(), NOT_COMPLETE);
    }
  }

  private static String readNothing(CountDownLatch over) throws Exception {
    over.await();
    return NOT_COMPLETE;
  }

  private static String readSlowly(InputStream body, CountDownLatch over) throws Exception {
    while (!over.await(10, TimeUnit.MILLISECONDS) && body.readNBytes(SOME).length == SOME) {
      // Reads the next piece.
    }
    return NOT_COMPLETE;
  }

  private static String readSome(InputStream body) throws IOException {
    body.readNBytes(100 * SOME);
    return NOT_COMPLETE;
  }

  private static String digest(InputStream body) throws IOException {
    MessageDigest digest = sha256();
    body.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The status of an answer, and the digest of a body that was read completely. */
  private record Answer(int status, String digest) {}

  private interface Reader {
    String read(InputStream body) throws Exception;
  }
}
