package io.heliograph.notifications.catalog;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.heliograph.identity.EntityRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Simulates the catalog of Backstage, including its failures. */
final class FakeCatalog implements AutoCloseable {
  private final Known known = new Known();
  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().extensions(known).maxRequestJournalEntries(1_000));

  FakeCatalog() {
    server.start();
    answersAgain();
  }

  String url() {
    return server.baseUrl() + "/api/catalog";
  }

  /**
   * Adds an entity with these relations to the catalog.
   *
   * @param relations for example {@code hasMember user:default/alice}
   */
  void knows(String ref, String... relations) {
    known.entities.put(ref, entity(EntityRef.parse(ref), relations));
  }

  /** Clears the recorded requests and restores normal answers. */
  void answersAgain() {
    server.resetAll();
    server.stubFor(post(anyUrl()).willReturn(fromWhatIsKnown()));
  }

  void answers(ResponseDefinitionBuilder always) {
    server.stubFor(post(anyUrl()).willReturn(always));
  }

  void answersOnce(ResponseDefinitionBuilder first) {
    server.stubFor(
        post(anyUrl())
            .inScenario("once")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(first)
            .willSetStateTo("over"));
  }

  static ResponseDefinitionBuilder fromWhatIsKnown() {
    return aResponse().withTransformers(Known.NAME);
  }

  List<LoggedRequest> requests() {
    return server.findAll(postRequestedFor(anyUrl()));
  }

  /** Returns the requested refs, one list for each request. */
  List<List<String>> asked() {
    return requests().stream().map(request -> refs(request.getBodyAsString())).toList();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static String entity(EntityRef ref, String... relations) {
    return "{\"kind\":\"%S\",\"metadata\":{\"namespace\":\"%s\",\"name\":\"%s\"},\"relations\":[%s]}"
        .formatted(
            ref.kind(),
            ref.namespace(),
            ref.name(),
            Stream.of(relations).map(FakeCatalog::relation).collect(joining(",")));
  }

  private static String relation(String typeAndTarget) {
    String[] parts = typeAndTarget.split(" ", 2);
    return "{\"type\":\"%s\",\"targetRef\":\"%s\"}".formatted(parts[0], parts[1]);
  }

  private static List<String> refs(String body) {
    try {
      JsonNode refs = new JsonMapper().readTree(body).path("entityRefs");
      return StreamSupport.stream(refs.spliterator(), false).map(JsonNode::asText).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Known implements ResponseDefinitionTransformerV2 {
    private static final String NAME = "known";

    private final Map<String, String> entities = new ConcurrentHashMap<>();

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      String items =
          refs(event.getRequest().getBodyAsString()).stream()
              .map(ref -> entities.getOrDefault(ref, "null"))
              .collect(joining(","));
      return ResponseDefinitionBuilder.like(event.getResponseDefinition())
          .but()
          .withHeader("Content-Type", "application/json")
          .withBody("{\"items\":[" + items + "]}")
          .build();
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }

    @Override
    public String getName() {
      return NAME;
    }
  }
}
