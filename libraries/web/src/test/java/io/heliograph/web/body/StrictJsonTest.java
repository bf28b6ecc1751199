package io.heliograph.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private final ObjectMapper json = new ObjectMapper();

  StrictJsonTest() {
    new StrictJson().customize(json);
  }

  @Nested
  class Values {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"text\":5}",
          "{\"text\":1.5}",
          "{\"text\":true}",
          "{\"count\":\"1\"}",
          "{\"count\":\"\"}",
          "{\"count\":1.5}",
          "{\"count\":true}",
          "{\"flag\":1}",
          "{\"flag\":\"true\"}",
          "{\"choice\":0}",
          "{\"choice\":0.0}"
        })
    void aValueOfAnotherTypeIsRefused(String body) {
      assertThatExceptionOfType(MismatchedInputException.class).isThrownBy(() -> read(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":\"a\"} {}", "{\"text\":\"a\"} 1", "{\"text\":\"a\"} x"})
    void aSecondValueIsRefused(String body) {
      assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> read(body));
    }

    @Test
    void valuesOfTheRightTypeAreRead() throws Exception {
      assertThat(
              read(
                  "{\"text\":\"a\",\"flag\":true,\"count\":7,\"choice\":\"YES\",\"free\":{\"n\":1}}"))
          .isEqualTo(new Body("a", true, 7, Choice.YES, Map.of("n", 1)));
    }
  }

  @Nested
  class Nulls {
    @ParameterizedTest
    @ValueSource(strings = {"text", "flag", "count", "choice", "free"})
    void nullInAFieldIsRefusedByItsName(String field) {
      assertThatExceptionOfType(InvalidNullException.class)
          .isThrownBy(() -> read("{\"%s\":null}".formatted(field)))
          .satisfies(
              refused -> assertThat(refused.getPropertyName().getSimpleName()).isEqualTo(field));
    }

    @Test
    void anAbsentFieldIsNull() throws Exception {
      assertThat(read("{}")).isEqualTo(new Body(null, null, null, null, null));
    }

    @Test
    void nullInFreeFormJsonIsRead() throws Exception {
      assertThat(read("{\"free\":{\"a\":null}}").free()).containsEntry("a", null);
    }

    @Test
    void aClassThatIsNoRecordTakesNull() throws Exception {
      var read = json.readValue("{\"text\":null}", Mutable.class);

      assertThat(read.text).isNull();
    }
  }

  @Nested
  class Numbers {
    @ParameterizedTest
    @ValueSource(strings = {"1e309", "-1e400", "10e308"})
    void aNumberThatWouldBeInfiniteIsRefused(String number) {
      assertThatExceptionOfType(InvalidFormatException.class)
          .isThrownBy(() -> json.readValue(number, Number.class));
    }

    @ParameterizedTest
    @CsvSource({"1e308, 1e308", "-1e308, -1e308", "0.5, 0.5"})
    void aFiniteNumberIsKept(String text, double number) throws Exception {
      assertThat(json.readValue(text, Number.class)).isEqualTo(number);
    }

    @Test
    void aWholeNumberStaysOne() throws Exception {
      assertThat(json.readValue("7", Number.class)).isEqualTo(7);
    }
  }

  @Nested
  class Text {
    @ParameterizedTest
    @CsvSource({
      "a\\ud83d, a\ufffd",
      "\\ude00b, \ufffdb",
      "\\ude00\\ud83d, \ufffd\ufffd",
      "\\ud83d\\ude00, 😀",
      "ä, ä"
    })
    void halfAPairIsReplacedAndNothingElse(String written, String text) throws Exception {
      assertThat(read("{\"text\":\"%s\"}".formatted(written)).text()).isEqualTo(text);
    }
  }

  @Nested
  class Depth {
    @Test
    void aHundredLevelsAreRead() throws Exception {
      assertThat(json.readTree(nested(100)).isArray()).isTrue();
    }

    @Test
    void oneMoreIsRefused() {
      assertThatExceptionOfType(JsonProcessingException.class)
          .isThrownBy(() -> json.readTree(nested(101)));
    }

    private static String nested(int depth) {
      return "[".repeat(depth) + "]".repeat(depth);
    }
  }

  private Body read(String body) throws JsonProcessingException {
    return json.readValue(body, Body.class);
  }

  private record Body(
      @Nullable String text,
      @Nullable Boolean flag,
      @Nullable Integer count,
      @Nullable Choice choice,
      @Nullable Map<String, Object> free) {}

  private enum Choice {
    YES
  }

  private static final class Mutable {
    @JsonProperty @Nullable String text = "";
  }
}
