package io.heliograph.web;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The paths that are served: templates of resources, and paths of routes. */
@Singleton
final class KnownPaths {
  private final BeanManager beans;
  private volatile Optional<Router> routes = Optional.empty();
  private volatile Set<String> paths = Set.of();

  KnownPaths(BeanManager beans) {
    this.beans = beans;
  }

  void observe(@Observes Router router) {
    routes = Optional.of(router);
  }

  /** Returns whether the path is served. Routes may be added until the first request arrives. */
  boolean include(String path) {
    if (paths.isEmpty()) {
      paths = Stream.concat(ofResources(), ofRoutes()).collect(Collectors.toUnmodifiableSet());
    }
    return paths.contains(path);
  }

  /** Returns the exact paths of routes. Some routes have no path: they apply to every request. */
  private Stream<String> ofRoutes() {
    return routes.stream()
        .flatMap(router -> router.getRoutes().stream())
        .filter(route -> route.getPath() != null)
        .filter(route -> route.isExactPath() && !route.isRegexPath())
        .map(Route::getPath);
  }

  private Stream<String> ofResources() {
    return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .map(Bean::getBeanClass)
        .filter(type -> type.isAnnotationPresent(Path.class))
        .flatMap(KnownPaths::ofResource);
  }

  private static Stream<String> ofResource(Class<?> resource) {
    String base = normal(resource.getAnnotation(Path.class).value());
    return Stream.concat(
        Stream.of(base),
        Arrays.stream(resource.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Path.class))
            .map(method -> base + ofMethod(method)));
  }

  private static String ofMethod(Method method) {
    return normal(method.getAnnotation(Path.class).value());
  }

  /** Returns the path with one slash at its start and none at its end. */
  private static String normal(String path) {
    return '/' + path.replaceAll("^/+|/+$", "");
  }
}
