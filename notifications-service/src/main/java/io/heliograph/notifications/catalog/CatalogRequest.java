package io.heliograph.notifications.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.heliograph.identity.EntityRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One request of a lookup, within the limits that the catalog's own client uses. */
record CatalogRequest(List<EntityRef> refs) {
  static final int MAX_REFS = 1_000;
  static final int MAX_BYTES = 90 * 1024;

  private static final String BODY =
      """
      {"entityRefs":[%s],"fields":["kind","metadata.name","metadata.namespace","relations"]}""";

  /**
   * Splits the refs into as few requests as the limits allow; each ref is in exactly one of them.
   */
  static List<CatalogRequest> of(Collection<? extends EntityRef> refs) {
    var requests = new ArrayList<CatalogRequest>();
    var some = new ArrayList<EntityRef>();
    int bytes = BODY.length();
    for (EntityRef ref : refs) {
      int more = json(ref).getBytes(UTF_8).length + 1;
      if (some.size() == MAX_REFS || bytes + more > MAX_BYTES) {
        requests.add(new CatalogRequest(List.copyOf(some)));
        some.clear();
        bytes = BODY.length();
      }
      some.add(ref);
      bytes += more;
    }
    requests.add(new CatalogRequest(List.copyOf(some)));
    return requests;
  }

  String body() {
    return BODY.formatted(refs.stream().map(CatalogRequest::json).collect(joining(",")));
  }

  private static String json(EntityRef ref) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(ref.toString())) + '"';
  }
}
