package io.heliograph.notifications.inbox;

import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.broadcast;
import static io.heliograph.notifications.Api.send;
import static io.heliograph.notifications.Api.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks that concurrent writers to the same inboxes neither deadlock nor corrupt the counts. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class ConcurrencyIT {
  private static final int WRITERS = 8;
  private static final int ROUNDS = 25;
  private static final List<String> PEOPLE =
      IntStream.range(0, 10).mapToObj(i -> "user:default/p" + i).toList();

  @Inject Tables tables;

  @BeforeEach
  void nothingIsStored() {
    tables.empty();
  }

  @Test
  void countsEqualWhatIsListedAndEveryScopeIsThereOnce() throws Exception {
    List<Callable<Void>> writers =
        IntStream.range(0, WRITERS).mapToObj(ConcurrencyIT::writer).toList();

    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      for (Future<Void> writer : threads.invokeAll(writers)) {
        writer.get();
      }
    }

    assertThat(PEOPLE).allSatisfy(ConcurrencyIT::assertCountsAreRight);
  }

  /** Sends to all users in an order of its own, replaces, broadcasts, and marks as read. */
  private static Callable<Void> writer(int number) {
    var random = new Random(number);
    return () -> {
      for (int round = 0; round < ROUNDS; round++) {
        send(toAll(shuffled(random), "{\"title\":\"T\"}")).statusCode(200);
        send(toAll(shuffled(random), "{\"title\":\"S\",\"scope\":\"s\"}")).statusCode(200);
        String everybodys = broadcast("{\"title\":\"B\",\"scope\":\"b\"}");
        String reader = PEOPLE.get(random.nextInt(PEOPLE.size()));
        List<String> ids = as(reader).get("/notifications?limit=5").path("notifications.id");
        update(reader, "\"read\":" + random.nextBoolean(), ids.toArray(String[]::new));
        update(reader, "\"saved\":true", everybodys);
      }
      return null;
    };
  }

  private static void assertCountsAreRight(String person) {
    JsonPath list = as(person).get("/notifications").jsonPath();
    JsonPath status = as(person).get("/status").jsonPath();

    List<String> read = list.getList("notifications.read");
    assertThat(status.getLong("unread")).isEqualTo(Collections.frequency(read, null));
    assertThat(status.getLong("unread") + status.getLong("read")).isEqualTo(read.size());
    assertThat(read).hasSize(WRITERS * ROUNDS + 2);
  }

  private static List<String> shuffled(Random random) {
    var people = new ArrayList<>(PEOPLE);
    Collections.shuffle(people, random);
    return people;
  }

  private static String toAll(List<String> people, String payload) {
    return "{\"recipients\":{\"type\":\"entity\",\"entityRef\":[\"%s\"]},\"payload\":%s}"
        .formatted(String.join("\",\"", people), payload);
  }
}
