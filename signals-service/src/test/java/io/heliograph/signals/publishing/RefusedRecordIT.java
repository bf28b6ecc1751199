package io.heliograph.signals.publishing;

import static io.heliograph.signals.Api.asService;
import static io.heliograph.signals.Api.broadcast;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.heliograph.signals.RealKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests publishing with a topic that refuses records of more than 16 KiB. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class RefusedRecordIT {
  private static final String LARGE = '"' + "x".repeat(20_000) + '"';

  @BeforeEach
  void theTopicHasALimit() {
    RealKafka.limitRecords("signals", 16_384);
  }

  @AfterEach
  void theTopicHasNoLimit() {
    RealKafka.unlimitRecords("signals");
    await().until(() -> publish(LARGE).statusCode() == 202);
  }

  @Test
  void aMessageThatTheBrokerRefusesIs413() {
    await().until(() -> publish(LARGE).statusCode() != 202);

    publish(LARGE)
        .then()
        .statusCode(413)
        .body("error.name", equalTo("PayloadTooLargeError"))
        .body("detail", equalTo("message: too large for the Kafka topic, send less"));
    publish("1").then().statusCode(202);
  }

  private static Response publish(String message) {
    return asService().body(broadcast("c", message)).post();
  }
}
