package io.heliograph.web.body;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.OptionalLong;

/** An HTTP/2 request whose body chunks are controlled by a test. */
public final class FakeRequest {
  private final HttpMethod method;
  private long bytes;
  private boolean complete;
  private boolean answered;
  private boolean closed;
  private OptionalLong reset = OptionalLong.empty();

  private FakeRequest(HttpMethod method) {
    this.method = method;
  }

  public static FakeRequest post() {
    return new FakeRequest(HttpMethod.POST);
  }

  static FakeRequest get() {
    return new FakeRequest(HttpMethod.GET);
  }

  void receive(long more) {
    bytes += more;
  }

  void complete() {
    complete = true;
  }

  void answer() {
    answered = true;
  }

  void close() {
    closed = true;
  }

  /** Returns the error code of the reset, if the request was reset. */
  public OptionalLong reset() {
    return reset;
  }

  public HttpServerRequest request() {
    HttpServerResponse response = response();
    return proxy(
        HttpServerRequest.class,
        (proxy, called, arguments) ->
            switch (called.getName()) {
              case "method" -> method;
              case "isEnded" -> complete;
              case "bytesRead" -> bytes;
              case "response" -> response;
              default -> throw new UnsupportedOperationException(called.getName());
            });
  }

  private HttpServerResponse response() {
    return proxy(
        HttpServerResponse.class,
        (proxy, called, arguments) ->
            switch (called.getName()) {
              case "ended" -> answered;
              case "closed" -> closed;
              case "reset" -> resetWith((long) arguments[0]);
              default -> throw new UnsupportedOperationException(called.getName());
            });
  }

  private boolean resetWith(long code) {
    reset = OptionalLong.of(code);
    return true;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }
}
