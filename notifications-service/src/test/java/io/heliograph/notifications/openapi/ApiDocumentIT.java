package io.heliograph.notifications.openapi;

import static io.heliograph.notifications.Api.anonymous;
import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.asService;
import static io.heliograph.notifications.Api.to;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.heliograph.notifications.Api;
import io.heliograph.notifications.RealStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the OpenAPI document with the behaviour of the service and with {@code
 * docs/openapi.yaml}.
 */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class ApiDocumentIT {
  private static final java.nio.file.Path COMMITTED = java.nio.file.Path.of("../docs/openapi.yaml");
  private static final Pattern KNOWN = Pattern.compile("known here: \\[(.*)]");
  private static final String USER = "user:default/" + "documented";

  private static final String INVOKE = "POST /.backstage/actions/v%d/actions/{id%s}/invoke";
  private static final String ACTION = ": notifications(:|%3[Aa])";

  private static final String LINKS = "GET /";

  /**
   * The links at the root, older paths of Backstage, the document itself, and the actions, which
   * one documented operation stands for.
   */
  private static final List<String> HIDDEN =
      Stream.of(
              LINKS,
              "GET ",
              "GET /{id}",
              "POST ",
              "POST /update",
              "GET /openapi.json",
              INVOKE.formatted(1, ACTION + "get-notifications"),
              INVOKE.formatted(1, ACTION + "send-notification"),
              INVOKE.formatted(2, ""),
              INVOKE.formatted(2, ACTION + "get-notifications"),
              INVOKE.formatted(2, ACTION + "send-notification"))
          .map(
              operation ->
                  operation.equals(LINKS) ? operation : operation.replaceFirst(" ", " " + Api.ROOT))
          .toList();

  @Test
  void theCommittedDocumentIsTheServedOne() throws IOException {
    String served = get("/openapi.yaml").asString();
    if (Boolean.getBoolean("openapi.update")) {
      Files.writeString(COMMITTED, served);
    }

    assertThat(Files.readString(COMMITTED))
        .as("run ./dev openapi and look at the diff")
        .isEqualTo(served);
  }

  @Test
  void itsUserInterfaceIsServedOnlyIfASettingTurnsItOn() {
    get("/q/swagger-ui").then().statusCode(404);
    get("/q/swagger-ui/").then().statusCode(404);
    get("/q/swagger-ui/index.html").then().statusCode(404);
  }

  @Test
  void itIsServedBelowTheMountToWhoeverIsKnown() {
    anonymous().get("/openapi.json").then().statusCode(401);

    for (var caller : List.of(as(USER), asService())) {
      Response answer = caller.get("/openapi.json").then().statusCode(200).extract().response();
      assertThat(ApiDocument.tree(answer.asByteArray())).isEqualTo(document().root());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.json", Api.ROOT + "/openapi.json"})
  void itNamesThePathBelowWhichAProxyPublishesIt(String path) {
    as(USER)
        .basePath("")
        .header("X-Forwarded-Prefix", "/portal")
        .get(path)
        .then()
        .statusCode(200)
        .contentType(ContentType.JSON)
        .header("Cache-Control", "no-store")
        .body("servers.url", contains("/portal"))
        .body("paths.size()", equalTo(document().root().required("paths").size()));
  }

  @Test
  void withoutAProxyItNamesNoServer() {
    assertThat(document().root().has("servers")).isFalse();
  }

  @Test
  void everyResourceMethodIsDocumentedUnlessItIsHiddenOnPurpose() {
    List<String> expected = resourceMethods().filter(name -> !HIDDEN.contains(name)).toList();

    assertThat(document().operations()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(resourceMethods()).containsAll(HIDDEN);
  }

  @Test
  void everyDocumentedOperationIsServed() {
    assertThat(document().operations())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(call(name, "").statusCode()).isNotIn(404, 405));
  }

  @Test
  void theQueryParametersAreThoseThatAreRead() {
    ApiDocument document = document();

    assertThat(document.operations())
        .filteredOn(name -> name.startsWith("GET ") && document.mayAnswer(name, 400))
        .allSatisfy(
            name ->
                assertThat(knownTo(name))
                    .containsExactlyInAnyOrderElementsOf(document.queryParameters(name)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"title\":\"T\"}",
        "{\"title\":\"T\",\"description\":\"D\",\"link\":\"/l\",\"topic\":\"t\",\"icon\":\"i\","
            + "\"severity\":\"high\",\"scope\":\"documented\",\"metadata\":{\"a\":1},\"other\":1}"
      })
  void whatIsAnsweredIsAsDocumented(String payload) {
    for (String recipients : List.of(to(USER, payload), broadcast(payload))) {
      String id = fits("POST /notifications", 200, recipients).path("[0].id");
      fits("POST /notifications", 200, recipients);
      fits("POST /notifications/update", 200, "{\"ids\":[\"%s\"],\"read\":true}".formatted(id));
      fits("GET /notifications", 200, "");
      fits("GET /topics", 200, "");
      fits("GET /status", 200, "");
      fits("GET /settings", 200, "");
      fits("POST /settings", 200, "{\"channels\":[]}");
      fits("GET /.backstage/auth/v1/jwks.json", 200, "");
      fits("GET /.backstage/actions/v1/actions", 200, "");
    }
  }

  @Test
  void whatIsRefusedIsAsDocumented() {
    fits("POST /notifications", 400, "{}");
    fits("GET /notifications/{id}", 404, "");
    fits("POST /.backstage/actions/v1/actions/{id}/invoke", 404, "{}");
    fits("POST /notifications/update", 413, "x".repeat(1_100_000));
  }

  private static String broadcast(String payload) {
    return "{\"recipients\":{\"type\":\"broadcast\"},\"payload\":%s}".formatted(payload);
  }

  private static Response fits(String shortName, int status, String body) {
    String name = shortName.replace(" ", " " + Api.ROOT);
    var caller = name.equals("POST " + Api.ROOT + "/notifications") ? asService() : as(USER);
    Response answer =
        (body.isEmpty() ? caller : caller.body(body))
            .basePath("")
            .request(method(name), path(name));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(document().mismatches(name, status, ApiDocument.tree(answer.asByteArray())))
        .as(name)
        .isEmpty();
    return answer;
  }

  /** Reads the known parameters from the error that the service returns for an unknown one. */
  private static List<String> knownTo(String operation) {
    String refusal = as(USER).basePath("").get(path(operation) + "?x=1").path("error.message");
    var names = KNOWN.matcher(refusal);
    assertThat(names.find()).as(refusal).isTrue();
    return Stream.of(names.group(1).split(", ")).filter(name -> !name.isEmpty()).toList();
  }

  private static Response call(String operation, String body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .request(method(operation), path(operation));
  }

  private static String method(String operation) {
    return operation.substring(0, operation.indexOf(' '));
  }

  private static String path(String operation) {
    return operation.substring(operation.indexOf(' ') + 1).replace("{id}", "1");
  }

  private static ApiDocument document() {
    return ApiDocument.parse(get("/openapi.json").asByteArray());
  }

  private static Stream<String> resourceMethods() {
    return new ClassFileImporter()
        .importPackages("io.heliograph.notifications").stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .flatMap(type -> type.getMethods().stream())
            .flatMap(ApiDocumentIT::operation);
  }

  private static Stream<String> operation(JavaMethod method) {
    return method.getAnnotations().stream()
        .map(JavaAnnotation::getRawType)
        .filter(type -> type.isAnnotatedWith(HttpMethod.class))
        .map(type -> type.getAnnotationOfType(HttpMethod.class).value() + " " + path(method));
  }

  private static String path(JavaMethod method) {
    String root = method.getOwner().getAnnotationOfType(Path.class).value();
    return method
        .tryGetAnnotationOfType(Path.class)
        .map(path -> root + "/" + path.value())
        .orElse(root);
  }
}
