package io.heliograph.systemtests.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the contract, part 1.7: the list and its parameters, alone and combined. */
@WithSharedHeliograph
@Timeout(60)
class ListContractIT {
  private final RunningHeliograph heliograph;
  private final User alice;

  /** The default topic of all notifications of a test. No other test uses it. */
  private final String topic = "t-" + UUID.randomUUID();

  ListContractIT(RunningHeliograph heliograph) {
    this.heliograph = heliograph;
    this.alice = heliograph.somebody();
  }

  @Nested
  class Paging {
    @Test
    void withoutALimitEverythingIsThere() {
      send(60);

      JsonNode list = list("");

      assertThat(list.required("notifications")).hasSize(60);
      assertThat(list.required("totalCount").intValue()).isEqualTo(60);
    }

    @Test
    void aLimitAndAnOffsetCutAPageOutOfTheListAndNotOutOfItsTotal() {
      send(5);

      assertThat(titles(list("&limit=2"))).containsExactly("5", "4");
      assertThat(titles(list("&limit=2&offset=1"))).containsExactly("4", "3");
      assertThat(titles(list("&offset=3"))).containsExactly("2", "1");
      assertThat(list("&limit=2&offset=1").required("totalCount").intValue()).isEqualTo(5);
    }

    @Test
    void aLimitOfZeroIsAnEmptyPageWithTheTotal() {
      send(3);

      assertThat(list("&limit=0")).isEqualTo(Http.json("{\"totalCount\":3,\"notifications\":[]}"));
    }

    @Test
    void behindTheEndThePageIsEmpty() {
      send(3);

      assertThat(list("&limit=5&offset=3"))
          .isEqualTo(Http.json("{\"totalCount\":3,\"notifications\":[]}"));
    }

    @Test
    void theTotalIsOfWhatMatches() {
      send(3);
      mark("read", send(Sending.titled("seen")));

      assertThat(list("&limit=1&read=true").required("totalCount").intValue()).isEqualTo(1);
      assertThat(list("&limit=1&read=false").required("totalCount").intValue()).isEqualTo(3);
    }
  }

  @Nested
  class Order {
    @Test
    void newestFirstIsTheDefault() {
      send(3);

      assertThat(titles(list(""))).containsExactly("3", "2", "1");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "created | 1,2,3",
          "created,asc | 1,2,3",
          "created,desc | 3,2,1",
          "created%2Cdesc | 3,2,1",
          "title | 1,2,3",
          "title,desc | 3,2,1",
        })
    void aDirectionThatIsLeftOutIsAscending(String order, String expected) {
      send(3);

      assertThat(titles(list("&orderField=" + order)))
          .containsExactlyElementsOf(List.of(expected.split(",", -1)));
    }

    /** The orders that Backstage's page offers. */
    @ParameterizedTest
    @ValueSource(strings = {"created", "topic", "origin"})
    void aPageIsStableWhateverItIsOrderedBy(String field) {
      send(6);
      List<String> paged = new ArrayList<>();

      for (int offset = 0; offset < 6; offset++) {
        paged.addAll(
            titles(list("&limit=1&offset=" + offset + "&orderField=" + field + "%2Cdesc")));
      }

      assertThat(paged).containsExactly("6", "5", "4", "3", "2", "1");
    }

    @Test
    void theSecondFieldDecidesWhereTheFirstIsEqual() {
      send(Sending.titled("a").with("icon", "y"));
      send(Sending.titled("b").with("icon", "x"));
      send(Sending.titled("c").with("icon", "x"));

      assertThat(titles(list("&orderField=icon&orderField=title,desc")))
          .containsExactly("c", "b", "a");
    }

    @Test
    void severitiesAreOrderedByTheirWeight() {
      sendOneOfEachSeverity();

      assertThat(titles(list("&orderField=severity")))
          .containsExactly("low", "normal", "high", "critical");
    }
  }

  @Nested
  class Filters {
    @Test
    void aTopicIsMatchedExactly() {
      String id = send(Sending.titled("T"));
      send(Sending.titled("longer").with("topic", topic + "x"));

      assertThat(ids(list(""))).containsExactly(id);
      assertThat(get("?topic=" + topic.substring(0, 30)).required("totalCount").intValue())
          .isZero();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '"',
        value = {
          "deploy | title",
          "DEPLOY | title",
          "ploy Of | title",
          "ünder | description",
          "ÜNDER | description",
          "% | percent",
          "0% | percent",
          "_ | underscore",
          "\\ | backslash",
          "' or 1=1 | \"\"",
          "elsewhere | \"\"",
        })
    void aSearchIsForTextInTitleOrDescriptionInAnyCase(String search, String expected) {
      send(Sending.titled("title").with("description", "Deploy of main"));
      send(Sending.titled("description").with("description", "the Ünder dog"));
      send(Sending.titled("percent").with("description", "50% done"));
      send(Sending.titled("underscore").with("description", "a_b"));
      send(Sending.titled("backslash").with("description", "a\\b"));
      send(
          Sending.titled("other fields")
              .with("link", "/elsewhere")
              .with("scope", "elsewhere")
              .with("icon", "elsewhere"));

      JsonNode found = list("&search=" + URLEncoder.encode(search, UTF_8));

      assertThat(titles(found))
          .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void aSearchFindsATitle() {
      send(Sending.titled("Deploy of main"));

      assertThat(titles(list("&search=oF%20MaI"))).containsExactly("Deploy of main");
    }

    @ParameterizedTest
    @CsvSource({
      "read=true, seen",
      "saved=true, kept",
    })
    void readAndSavedAskForWhatWasMarked(String parameter, String expected) {
      send(Sending.titled("plain"));
      mark("read", send(Sending.titled("seen")));
      mark("saved", send(Sending.titled("kept")));

      assertThat(titles(list("&" + parameter))).containsExactly(expected);
    }

    @Test
    void falseAsksForWhatWasNotMarkedAndNothingForBoth() {
      send(Sending.titled("plain"));
      mark("read", send(Sending.titled("seen")));
      mark("saved", send(Sending.titled("kept")));

      assertThat(titles(list("&read=false"))).containsExactly("kept", "plain");
      assertThat(titles(list("&saved=false"))).containsExactly("seen", "plain");
      assertThat(titles(list("&read=false&saved=false"))).containsExactly("plain");
      assertThat(titles(list(""))).containsExactly("kept", "seen", "plain");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "low | critical,high,normal,low",
          "normal | critical,high,normal",
          "high | critical,high",
          "critical | critical",
        })
    void aMinimumSeverityIsThatAndWhatIsMoreSevere(String minimum, String expected) {
      sendOneOfEachSeverity();

      assertThat(titles(list("&minimumSeverity=" + minimum)))
          .containsExactlyElementsOf(List.of(expected.split(",", -1)));
    }
  }

  @Nested
  class CreatedAfter {
    @Test
    void theTimeItselfIsIncluded() {
      Instant created = createdOf(send(Sending.titled("T")));

      assertThat(titles(list("&createdAfter=" + created))).containsExactly("T");
      assertThat(titles(list("&createdAfter=" + created.plusMillis(1)))).isEmpty();
    }

    @Test
    void aReplacementIsAsOldAsWhatItReplaced() {
      Sending sending = Sending.titled("T").with("scope", "s");
      Instant created = createdOf(send(sending));
      send(sending);

      assertThat(titles(list("&createdAfter=" + created.plusMillis(1)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "2020-01-31T12:00:00.000Z",
          "2020-01-31T12%3A00%3A00.000Z",
          "2020-01-31T12:00:00Z",
          "2020-01-31T12:00:00%2B02:00",
          "2020-01-31T12:00",
          "2020-01-31"
        })
    void itIsWrittenInIso8601(String time) {
      send(1);

      assertThat(titles(list("&createdAfter=" + time))).containsExactly("1");
    }

    private Instant createdOf(String id) {
      JsonNode one = heliograph.as(alice).get("/notifications/" + id).json();
      return Instant.parse(one.required("created").textValue());
    }
  }

  @Nested
  class Broadcasts {
    @Test
    void theyAreInTheSameListAsPersonalOnes() {
      send(Sending.titled("first"));
      broadcast(Sending.titled("second"));
      send(Sending.titled("third"));

      assertThat(titles(list(""))).containsExactly("third", "second", "first");
      assertThat(titles(list("&orderField=created&limit=2"))).containsExactly("first", "second");
      assertThat(list("&limit=1").required("totalCount").intValue()).isEqualTo(3);
    }

    @Test
    void theyAreFilteredByWhatTheReaderDid() {
      User bob = heliograph.somebody();
      String id = broadcast(Sending.titled("B"));
      mark("read", id);
      mark("saved", id);

      assertThat(titles(list("&read=true&saved=true"))).containsExactly("B");
      assertThat(titles(list("&read=false"))).isEmpty();
      assertThat(titles(list("&saved=false"))).isEmpty();
      JsonNode bobs = heliograph.as(bob).get("/notifications?read=false&topic=" + topic).json();
      assertThat(titles(bobs)).containsExactly("B");
    }
  }

  @Test
  void nobodySeesWhatBelongsToSomebodyElse() {
    send(3);

    JsonNode bobs = heliograph.as(heliograph.somebody()).get("?topic=" + topic).json();

    assertThat(bobs).isEqualTo(Http.json("{\"totalCount\":0,\"notifications\":[]}"));
  }

  /** Uses the parameters, the order and the encoding of Backstage's own client. */
  @Test
  void everythingTogetherAsThePageAsks() {
    mark("saved", send(Sending.titled("Deploy 1").with("severity", "high")));
    mark("saved", send(Sending.titled("Deploy 2").with("severity", "critical")));
    mark("saved", send(Sending.titled("Deploy 3").with("severity", "low")));
    mark("saved", send(Sending.titled("Other").with("severity", "high")));
    send(Sending.titled("Deploy 4").with("severity", "high"));

    JsonNode found =
        get(
            "?limit=1&offset=1&orderField=created%2Cdesc&search=deploy&read=false&saved=true"
                + "&createdAfter=2020-01-31T12%3A00%3A00.000Z&minimumSeverity=normal&topic="
                + topic);

    assertThat(titles(found)).containsExactly("Deploy 1");
    assertThat(found.required("totalCount").intValue()).isEqualTo(2);
  }

  private JsonNode get(String query) {
    return heliograph.as(alice).get("/notifications" + query).json();
  }

  /** Lists the notifications of this test. */
  private JsonNode list(String parameters) {
    return get("?topic=" + topic + parameters);
  }

  private String send(Sending sending) {
    return heliograph.asService().idOf(withTopic(sending).to(alice));
  }

  private String broadcast(Sending sending) {
    return heliograph.asService().idOf(withTopic(sending).toEverybody());
  }

  private Sending withTopic(Sending sending) {
    return sending.payload().has("topic") ? sending : sending.with("topic", topic);
  }

  private void send(int count) {
    IntStream.rangeClosed(1, count).forEach(i -> send(Sending.titled(Integer.toString(i))));
  }

  private void sendOneOfEachSeverity() {
    List.of("low", "normal", "high", "critical")
        .forEach(severity -> send(Sending.titled(severity).with("severity", severity)));
  }

  private void mark(String field, String id) {
    heliograph.notifications().update(alice, List.of(id), field, true);
  }

  private static List<String> titles(JsonNode list) {
    return list.required("notifications").findValuesAsText("title");
  }

  private static List<String> ids(JsonNode list) {
    return list.required("notifications").findValuesAsText("id");
  }
}
