package io.heliograph.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heliograph.web.TestResource.Letter;
import io.heliograph.web.body.StrictJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadBodyTest {
  private final ObjectMapper json = new ObjectMapper();

  BadBodyTest() {
    new StrictJson().customize(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"title\": | The body is not valid JSON (line 1, column 10)",
        "{\"title\":\"\\ud\"} | title: is not valid JSON",
        "[] | body: has the wrong type",
        "{} {} | body: must be one JSON value",
        "{\"title\":null} | title: must not be null; leave it out instead",
        "{\"colour\":\"x\"} | colour: must be one of [red, dark_blue]",
        "{\"metadata\":{\"a\":[1,1e999]}} | metadata.a: is too large a number",
        "{\"stamps\":[{\"type\":\"local\"},{}]} | stamps[1]: type must be local or abroad",
        "{\"stamps\":[{\"type\":\"abroad\",\"country\":1}]} | stamps[0].country: has the wrong type"
      })
  void anErrorIsDescribedInTermsOfTheRequest(String body, String described) {
    assertThat(BadBody.describe(errorOf(body))).isEqualTo(described);
  }

  @Test
  void aBodyThatNestsTooDeepSaysSo() {
    String deep = "{\"metadata\":" + "{\"a\":".repeat(100) + "1" + "}".repeat(101);

    assertThat(BadBody.describe(errorOf(deep)))
        .endsWith("is nested too deeply or contains a number that is too long");
  }

  @Test
  void noErrorNamesAClass() {
    for (String body : List.of("{\"title\":{}}", "{\"stamps\":1}", "{\"urgent\":[]}", "7")) {
      assertThat(BadBody.describe(errorOf(body))).doesNotContain("heliograph", "java", "Letter");
    }
  }

  private JsonProcessingException errorOf(String body) {
    return catchThrowableOfType(
        JsonProcessingException.class, () -> json.readValue(body, Letter.class));
  }
}
