package io.heliograph.systemtests.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** A second issuer of tokens, whose key set is served over HTTP. */
public final class AcmeIssuer implements AutoCloseable {
  private static final String NAME = "https://login.acme.example";
  private static final String AUDIENCE = "acme-apps";

  private final RsaJsonWebKey key;
  private final HttpServer server;

  private AcmeIssuer(RsaJsonWebKey key, HttpServer server) {
    this.key = key;
    this.server = server;
  }

  public static AcmeIssuer start() {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId("acme-1");
      return new AcmeIssuer(key, serve(new JsonWebKeySet(key).toJson().getBytes(UTF_8)));
    } catch (IOException | JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpServer serve(byte[] keys) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/keys", exchange -> answer(exchange, keys));
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange, byte[] keys) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, keys.length);
    try (var body = exchange.getResponseBody()) {
      body.write(keys);
    }
  }

  /** Returns the settings with which a service accepts the issuer for senders. */
  Map<String, String> environmentOfSenders() {
    return Map.of(
        "HELIOGRAPH_IDENTITY_EXTERNAL_ACME_ISSUER",
        NAME,
        "HELIOGRAPH_IDENTITY_EXTERNAL_ACME_AUDIENCE",
        AUDIENCE,
        "HELIOGRAPH_IDENTITY_EXTERNAL_ACME_SUBJECT_PREFIX",
        "acme",
        "HELIOGRAPH_IDENTITY_EXTERNAL_ACME_JWKS_LOCATION",
        keys());
  }

  /** Returns the settings with which a service accepts the issuer for users. */
  public Map<String, String> environment() {
    return Map.of(
        "HELIOGRAPH_IDENTITY_ISSUERS_ACME_ISSUER", NAME,
        "HELIOGRAPH_IDENTITY_ISSUERS_ACME_AUDIENCE", AUDIENCE,
        "HELIOGRAPH_IDENTITY_ISSUERS_ACME_JWKS_LOCATION", keys());
  }

  private String keys() {
    return "http://127.0.0.1:%d/keys".formatted(server.getAddress().getPort());
  }

  public String tokenFor(String user) throws JoseException {
    var claims = new JwtClaims();
    claims.setIssuer(NAME);
    claims.setAudience(AUDIENCE);
    claims.setSubject(user);
    claims.setStringListClaim("ent", List.of(user));
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(10);
    var signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(key.getPrivateKey());
    signature.setKeyIdHeaderValue(key.getKeyId());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    return signature.getCompactSerialization();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
