package io.heliograph.signals.http;

import static io.quarkus.smallrye.openapi.runtime.OpenApiConstants.DEFAULT_DOCUMENT_NAME;

import io.heliograph.web.PublishedDocument;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Serves the API document to clients below the path of a proxy. */
@Singleton
final class OpenApiRoute {
  private final OpenApiDocumentService documents;
  private final PublishedDocument published;

  OpenApiRoute(OpenApiDocumentService documents, PublishedDocument published) {
    this.documents = documents;
    this.published = published;
  }

  void add(@Observes Router router) {
    published.serve(router, () -> documents.getDocument(DEFAULT_DOCUMENT_NAME, Format.JSON));
  }
}
