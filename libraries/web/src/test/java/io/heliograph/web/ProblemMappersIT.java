package io.heliograph.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProblemMappersIT {

  @Test
  void aProblemIsAnsweredAsItsRowSays() {
    given()
        .get(TestResource.PATH + "/conflict")
        .then()
        .statusCode(409)
        .body("error.name", equalTo("ConflictError"));
  }
}
