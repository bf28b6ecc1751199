package io.heliograph.signals.web;

import static io.heliograph.signals.Api.anonymous;
import static org.hamcrest.Matchers.equalTo;

import io.heliograph.signals.RealKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class HealthIT {
  @Test
  void anybodyMayAsk() {
    anonymous().get("/health").then().statusCode(200).body(equalTo("{\"status\":\"ok\"}"));
  }
}
