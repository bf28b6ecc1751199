package io.heliograph.identity.authentication;

import io.heliograph.identity.IdentifiedCaller;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Answers every request with the caller's name, roles and expiry time. */
@ApplicationScoped
class WhoAmI {

  void listen(@Observes Router router) {
    router.route().last().handler(WhoAmI::answer);
  }

  private static void answer(RoutingContext context) {
    SecurityIdentity caller = ((QuarkusHttpUser) context.user()).getSecurityIdentity();
    context
        .response()
        .end(
            "%s %s %s"
                .formatted(
                    caller.getPrincipal().getName(),
                    caller.getRoles(),
                    caller.<Object>getAttribute(IdentifiedCaller.EXPIRES_AT)));
  }
}
