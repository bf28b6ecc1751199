package io.heliograph.localstack.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.heliograph.localstack.network.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.base64url.Base64Url;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * Simulates the parts of a Backstage that its tokens need: the signing keys, the JWKS endpoints,
 * and userinfo with the ownership of users. All other paths return 404. Tokens are valid for one
 * hour.
 */
public final class LocalBackstage implements AutoCloseable {

  private static final int LIFETIME_MINUTES = 60;

  private final SigningKey authKey = SigningKey.create("auth-1");
  private final SigningKey pluginKey = SigningKey.create("plugin-1");
  private final Map<String, List<String>> owned = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final ServerSocket silent;

  private LocalBackstage() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    silent = Loopback.bind(Loopback.HOST, 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public static LocalBackstage start() {
    try {
      return new LocalBackstage();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String baseUrl() {
    return "http://" + Loopback.HOST + ':' + server.getAddress().getPort();
  }

  /** Returns the URL of a server that accepts connections and never answers. */
  public String silentUrl() {
    return "http://" + Loopback.HOST + ':' + silent.getLocalPort();
  }

  /** Sets the ownership refs that userinfo returns for the user. */
  public void owns(String userRef, String... refs) {
    owned.put(userRef, List.of(refs));
  }

  /** Returns a token without the ownership claim. */
  public String userToken(String userRef) {
    JwtClaims claims = claims(userRef);
    claims.setAudience("backstage");
    return authKey.sign(claims, "vnd.backstage.user");
  }

  /** Returns a token of a plugin for another plugin. */
  public String pluginToken(String plugin, String audience) {
    return pluginKey.sign(pluginClaims(plugin, audience), "vnd.backstage.plugin");
  }

  /** Returns a token of a plugin that acts on behalf of a user. */
  public String pluginToken(String plugin, String audience, String userRef) {
    JwtClaims claims = pluginClaims(plugin, audience);
    claims.setStringClaim("obo", authKey.sign(claims(userRef), "vnd.backstage.limited-user"));
    return pluginKey.sign(claims, "vnd.backstage.plugin");
  }

  @Override
  public void close() {
    server.stop(0);
    try {
      silent.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/api/auth/.well-known/jwks.json")) {
      send(exchange, authKey.publicKeys());
    } else if (path.matches("/api/[^/]+/\\.backstage/auth/v1/jwks\\.json")) {
      send(exchange, pluginKey.publicKeys());
    } else if (path.equals("/api/auth/v1/userinfo")) {
      send(exchange, userinfo(exchange.getRequestHeaders().getFirst("Authorization")));
    } else {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    }
  }

  private static void send(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private String userinfo(String authorization) throws IOException {
    try {
      String payload = authorization.split("\\.", -1)[1];
      Object user = JsonUtil.parseJson(Base64Url.decodeToUtf8String(payload)).get("sub");
      List<String> refs = owned.getOrDefault(user, List.of());
      return JsonUtil.toJson(Map.of("claims", Map.of("sub", user, "ent", refs)));
    } catch (JoseException e) {
      throw new IOException(e);
    }
  }

  private static JwtClaims pluginClaims(String plugin, String audience) {
    JwtClaims claims = claims(plugin);
    claims.setAudience(audience);
    return claims;
  }

  private static JwtClaims claims(String subject) {
    var claims = new JwtClaims();
    claims.setSubject(subject);
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(LIFETIME_MINUTES);
    return claims;
  }
}
