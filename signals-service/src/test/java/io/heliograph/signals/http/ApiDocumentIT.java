package io.heliograph.signals.http;

import static io.heliograph.signals.Api.anonymous;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.heliograph.signals.RealKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compares the OpenAPI document with the service and with {@code docs/signals-openapi.yaml}. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class ApiDocumentIT {
  private static final java.nio.file.Path COMMITTED =
      java.nio.file.Path.of("../docs/signals-openapi.yaml");

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
  void everyResourceIsDocumented() {
    assertThat(paths().keySet()).containsAll(resources());
  }

  @Test
  void everyDocumentedOperationIsServed() {
    paths()
        .forEach(
            (path, operations) ->
                operations
                    .keySet()
                    .forEach(
                        method ->
                            assertThat(anonymous().basePath("").request(method, path).statusCode())
                                .as(method + " " + path)
                                .isNotIn(404, 405)));
  }

  @Test
  void itNamesThePathBelowWhichAProxyPublishesIt() {
    anonymous()
        .basePath("")
        .header("X-Forwarded-Prefix", "/portal")
        .get("/openapi.json")
        .then()
        .statusCode(200)
        .contentType(ContentType.JSON)
        .header("Cache-Control", "no-store")
        .body("servers.url", contains("/portal"))
        .body("paths.keySet()", equalTo(paths().keySet()));
  }

  @Test
  void withoutAProxyItNamesNoServer() {
    get("/openapi.json").then().body("servers", nullValue());
  }

  private static Map<String, Map<String, Object>> paths() {
    return JsonPath.from(get("/openapi.json").asString()).getMap("paths");
  }

  /** Returns the paths of resources, without the links at the root. */
  private static List<String> resources() {
    return new ClassFileImporter()
        .importPackages("io.heliograph.signals").stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(type -> type.getAnnotationOfType(Path.class).value())
            .filter(path -> !path.equals("/"))
            .toList();
  }
}
