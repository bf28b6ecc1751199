package io.heliograph.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks the contract, part 1.5: the form of a notification when it is read and when it has just
 * been created.
 */
@WithSharedHeliograph
@Timeout(60)
class ShapeContractIT {
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

  private final RunningHeliograph heliograph;
  private final User alice;

  ShapeContractIT(RunningHeliograph heliograph) {
    this.heliograph = heliograph;
    this.alice = heliograph.somebody();
  }

  @Nested
  class AsCreated {
    @Test
    void itHasThePayloadAsSentWithASeverityAndNothingThatIsNotSet() {
      JsonNode created = create(Sending.titled("T").to(alice));

      assertThat(created)
          .isEqualTo(
              Http.json(
                  """
                  {
                    "payload": {"title": "T", "severity": "normal"},
                    "origin": "%s",
                    "created": "%s",
                    "id": "%s",
                    "user": "%s"
                  }
                  """
                      .formatted(
                          RunningHeliograph.ORIGIN,
                          created.required("created").textValue(),
                          created.required("id").textValue(),
                          alice.ref())));
      assertThat(created.required("created").textValue()).matches(TIME);
      assertThat(UUID.fromString(created.required("id").textValue())).isNotNull();
    }

    @Test
    void everyFieldIsEchoed() {
      ObjectNode payload = everything();

      JsonNode created = create(new Sending(Sending.titled("T").to(alice).recipients(), payload));

      assertThat(created.required("payload")).isEqualTo(payload);
    }

    @Test
    void aBroadcastHasNoUser() {
      JsonNode created = create(Sending.titled("T").toEverybody());

      assertThat(created.required("user").isNull()).isTrue();
      assertThat(created.propertyStream().map(Map.Entry::getKey))
          .containsExactlyInAnyOrder("payload", "origin", "created", "id", "user");
    }

    @Test
    void itsMetadataIsEchoed() {
      String metadata = "{\"a\":{\"b\":[1,null,\"c\",true,1.5]}}";

      JsonNode created = create(Sending.titled("T").to(alice).withJson("metadata", metadata));

      assertThat(created.at("/payload/metadata")).isEqualTo(Http.json(metadata));
    }
  }

  @Nested
  class AsRead {
    @Test
    void everyKeyIsThereAndNullWhenUnset() {
      JsonNode created = create(Sending.titled("T").to(alice));

      assertThat(read(created))
          .isEqualTo(
              Http.json(
                  """
                  {
                    "id": "%s",
                    "user": "%s",
                    "created": "%s",
                    "saved": null,
                    "read": null,
                    "updated": null,
                    "origin": "%s",
                    "payload": {
                      "title": "T",
                      "description": null,
                      "link": null,
                      "topic": null,
                      "severity": "normal",
                      "scope": null,
                      "icon": null
                    }
                  }
                  """
                      .formatted(
                          created.required("id").textValue(),
                          alice.ref(),
                          created.required("created").textValue(),
                          RunningHeliograph.ORIGIN)));
    }

    @Test
    void everyFieldIsAsItWasSent() {
      ObjectNode payload = everything();

      JsonNode created = create(new Sending(Sending.titled("T").to(alice).recipients(), payload));

      assertThat(read(created).required("payload")).isEqualTo(payload);
    }

    @Test
    void aListShowsItAsItIsReadAlone() {
      JsonNode created = create(Sending.titled("T").to(alice));

      JsonNode list = heliograph.as(alice).get("/notifications?limit=1").json();

      assertThat(list.required("notifications").required(0)).isEqualTo(read(created));
    }

    @Test
    void timesAreInUtcWithMilliseconds() {
      JsonNode created = create(Sending.titled("T").to(alice));

      JsonNode marked = mark(created);

      assertThat(marked.required("created").textValue()).matches(TIME);
      assertThat(marked.required("read").textValue()).matches(TIME);
      assertThat(marked.required("saved").textValue()).matches(TIME);
    }

    @Test
    void aBroadcastHasNoUserAlsoAfterThatUserReadIt() {
      JsonNode created = create(Sending.titled("T").toEverybody());

      assertThat(mark(created).required("user").isNull()).isTrue();
      assertThat(read(created).required("user").isNull()).isTrue();
    }

    /** Backstage does not store metadata. */
    @Test
    void metadataIsThereIfItWasSent() {
      String metadata = "{\"a\":{\"b\":[1,null,\"c\",true,1.5]}}";

      JsonNode created = create(Sending.titled("T").to(alice).withJson("metadata", metadata));

      assertThat(read(created).at("/payload/metadata")).isEqualTo(Http.json(metadata));
    }

    @ParameterizedTest
    @CsvSource({"low", "normal", "high", "critical"})
    void everySeverityIsKept(String severity) {
      JsonNode created = create(Sending.titled("T").to(alice).with("severity", severity));

      assertThat(read(created).at("/payload/severity").textValue()).isEqualTo(severity);
    }
  }

  @Nested
  class AsReplaced {
    @Test
    void aSendIsAnsweredWithWhatIsStoredInTheFullShape() {
      Sending sending = Sending.titled("T").to(alice).with("scope", UUID.randomUUID().toString());
      create(sending);

      JsonNode replaced = create(sending);

      assertThat(replaced).isEqualTo(read(replaced));
      assertThat(replaced.required("updated").textValue()).matches(TIME);
      assertThat(replaced.required("read").isNull()).isTrue();
    }
  }

  private static ObjectNode everything() {
    return (ObjectNode)
        Http.json(
            """
            {
              "title": "Build failed",
              "description": "main is \\"red\\"\\n",
              "link": "/ci/42?a=1&b=ü#log",
              "topic": "ci",
              "severity": "high",
              "scope": "%s",
              "icon": "build"
            }
            """
                .formatted(UUID.randomUUID()));
  }

  private JsonNode create(Sending sending) {
    return heliograph.asService().post("/notifications", sending).json().required(0);
  }

  private JsonNode read(JsonNode created) {
    String id = created.required("id").textValue();
    return heliograph.as(alice).get("/notifications/" + id).json();
  }

  private JsonNode mark(JsonNode created) {
    String body = "{\"ids\":[%s],\"read\":true,\"saved\":true}".formatted(created.required("id"));
    return heliograph.as(alice).post("/notifications/update", body).json().required(0);
  }
}
