package io.heliograph.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import io.heliograph.harness.product.Verdict;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.harness.RawHttpClient;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the contract, part 1.4: strict validation of requests. */
@WithSharedHeliograph
@Timeout(60)
class ValidationContractIT {
  private static final String ID = "8d4e7a5c-3a57-4fd8-9d39-d4f9a62fc2e8";
  private static final String TO_NOBODY = Sending.titled("T").toNobody().json();

  private final RunningHeliograph heliograph;
  private final User alice;

  ValidationContractIT(RunningHeliograph heliograph) {
    this.heliograph = heliograph;
    this.alice = heliograph.somebody();
  }

  @Nested
  class Parameters {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "?x=1",
          "/?x=1",
          "/notifications?x=1",
          "/notifications?Limit=1",
          "/status?x=1",
          "/status?read=true",
          "/settings?x=1",
          "/topics?x=1",
          "/topics?limit=1",
          "/topics?offset=1",
          "/topics?topic=ci",
          "/topics?orderField=created",
          "/notifications/" + ID + "?x=1",
          "/" + ID + "?x=1",
        })
    void anUnknownOneIsRefused(String path) {
      assertThat(read(path)).isEqualTo(Verdict.INPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/notifications"})
    void aSendHasNone(String path) {
      assertThat(heliograph.asService().post(path + "?x=1", TO_NOBODY).verdict())
          .isEqualTo(Verdict.INPUT);
    }

    @Test
    void settingsHaveNone() {
      assertThat(heliograph.as(alice).post("/settings?x=1", "{\"channels\":[]}").verdict())
          .isEqualTo(Verdict.INPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/update", "/notifications/update"})
    void anUpdateHasNone(String path) {
      assertThat(heliograph.as(alice).post(path + "?x=1", "{\"ids\":[]}").verdict())
          .isEqualTo(Verdict.INPUT);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "limit",
          "offset",
          "orderField",
          "topic",
          "search",
          "read",
          "saved",
          "createdAfter",
          "minimumSeverity"
        })
    void anEmptyValueIsRefused(String name) {
      assertThat(read("/notifications?" + name + "=")).isEqualTo(Verdict.INPUT);
      assertThat(read("/notifications?" + name)).isEqualTo(Verdict.INPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"search", "read", "saved", "createdAfter", "minimumSeverity"})
    void anEmptyValueIsRefusedForTopicsAsWell(String name) {
      assertThat(read("/topics?" + name + "=")).isEqualTo(Verdict.INPUT);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "limit=1",
          "offset=1",
          "topic=a",
          "search=a",
          "read=true",
          "saved=true",
          "createdAfter=2026-01-01",
          "minimumSeverity=low"
        })
    void aScalarMayBeGivenOnlyOnce(String parameter) {
      assertThat(read("/notifications?" + parameter)).isEqualTo(Verdict.OK);
      assertThat(read("/notifications?" + parameter + "&" + parameter)).isEqualTo(Verdict.INPUT);
    }

    @Test
    void anOrderMayBeGivenSeveralTimes() {
      assertThat(read("/notifications?orderField=topic&orderField=created,desc"))
          .isEqualTo(Verdict.OK);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "limit=-1",
          "limit=1.5",
          "limit=ten",
          "limit=0x10",
          "offset=-1",
          "offset=1.5",
          "offset=ten",
          "read=TRUE",
          "read=1",
          "read=yes",
          "saved=True",
          "saved=0",
          "minimumSeverity=High",
          "minimumSeverity=urgent",
          "createdAfter=yesterday",
          "createdAfter=2026-13-01",
          "orderField=created,sideways",
          "orderField=created,desc,desc",
          "orderField=,desc",
          "orderField=secret",
        })
    void aWrongValueIsRefused(String parameter) {
      assertThat(read("/notifications?" + parameter)).isEqualTo(Verdict.INPUT);
    }

    private Verdict read(String path) {
      return heliograph.as(alice).get(path).verdict();
    }
  }

  @Nested
  class Bodies {
    @ParameterizedTest
    @ValueSource(
        strings = {"description", "link", "severity", "topic", "scope", "icon", "metadata"})
    void nullIsNotTheSameAsAbsent(String field) {
      Sending sending = Sending.titled("T").toNobody().withJson(field, "null");

      assertThat(sent(sending.json())).isEqualTo(Verdict.INPUT);
    }

    @ParameterizedTest
    @CsvSource({"read", "saved"})
    void nullIsNoMark(String field) {
      assertThat(updated("{\"ids\":[],\"%s\":null}".formatted(field))).isEqualTo(Verdict.INPUT);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          "{\"ids\":null}",
          "{\"ids\":\"" + ID + "\"}",
          "{\"ids\":[null]}",
          "{\"ids\":[1]}",
          "{\"ids\":[],\"read\":\"true\"}",
          "{\"ids\":[],\"saved\":1}",
          "[]",
        })
    void aWrongUpdateIsRefused(String body) {
      assertThat(updated(body)).isEqualTo(Verdict.INPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "High", "", "NORMAL"})
    void anUnknownSeverityIsRefused(String severity) {
      Sending sending = Sending.titled("T").toNobody().with("severity", severity);

      assertThat(sent(sending.json())).isEqualTo(Verdict.INPUT);
    }

    @Test
    void unknownFieldsAreEchoedAndNotStored() {
      Sending sending = Sending.titled("T").to(alice).withJson("colour", "{\"red\":1}");

      JsonNode echoed = heliograph.asService().post("", sending).json().required(0);

      assertThat(echoed.at("/payload/colour")).isEqualTo(Http.json("{\"red\":1}"));
      String id = echoed.required("id").textValue();
      JsonNode stored = heliograph.as(alice).get("/notifications/" + id).json();
      assertThat(stored.required("payload").has("colour")).isFalse();
    }

    @Test
    void unknownFieldsBesideThePayloadAreNoMistake() {
      assertThat(sent(TO_NOBODY.replaceFirst("\\{", "{\"id\":7,\"user\":\"x\",")))
          .isEqualTo(Verdict.OK);
      assertThat(updated("{\"ids\":[],\"archived\":true}")).isEqualTo(Verdict.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "null", "x", "{\"recipients\":}", "{} {", "[1,"})
    void brokenJsonIsRefused(String body) {
      assertThat(sent(body)).isEqualTo(Verdict.INPUT);
      assertThat(updated(body)).isEqualTo(Verdict.INPUT);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "json"})
    void anotherContentTypeIsRefused(String type) {
      RawHttpClient wire = heliograph.asService().with("Content-Type", type);

      assertThat(wire.call("POST", "", TO_NOBODY).verdict()).isEqualTo(Verdict.INPUT);
    }

    @Test
    void aMissingContentTypeIsRefused() {
      assertThat(heliograph.asService().call("POST", "", TO_NOBODY).verdict())
          .isEqualTo(Verdict.INPUT);
      assertThat(heliograph.as(alice).call("POST", "/update", "{\"ids\":[]}").verdict())
          .isEqualTo(Verdict.INPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=utf-8", "application/json; charset=UTF-8"})
    void aContentTypeMayNameItsCharset(String type) {
      RawHttpClient wire = heliograph.asService().with("Content-Type", type);

      assertThat(wire.call("POST", "", TO_NOBODY).verdict()).isEqualTo(Verdict.OK);
    }

    private Verdict sent(String body) {
      return heliograph.asService().post("/notifications", body).verdict();
    }

    private Verdict updated(String body) {
      return heliograph.as(alice).post("/notifications/update", body).verdict();
    }
  }
}
