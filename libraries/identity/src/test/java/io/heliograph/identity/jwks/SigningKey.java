package io.heliograph.identity.jwks;

import java.security.Key;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** A key pair of an issuer. It signs claims and provides its public key as a JWKS. */
public record SigningKey(PublicJsonWebKey pair, String algorithm) {

  public static SigningKey ellipticCurve(String id) {
    return named(id, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
  }

  public static SigningKey rsa(String id) {
    return named(id, AlgorithmIdentifiers.RSA_USING_SHA256);
  }

  private static SigningKey named(String id, String algorithm) {
    try {
      PublicJsonWebKey pair =
          algorithm.startsWith("ES")
              ? EcJwkGenerator.generateJwk(EllipticCurves.P256)
              : RsaJwkGenerator.generateJwk(2048);
      pair.setKeyId(id);
      return new SigningKey(pair, algorithm);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  public String keyId() {
    return pair.getKeyId();
  }

  public String jwks() {
    return new JsonWebKeySet(pair).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  public String sign(JwtClaims claims) {
    return sign(claims, algorithm, pair.getPrivateKey(), keyId());
  }

  /** Signs the claims with this {@code typ} header. */
  public String sign(JwtClaims claims, String type) {
    return sign(claims, algorithm, pair.getPrivateKey(), keyId(), type);
  }

  public static String sign(JwtClaims claims, String algorithm, @Nullable Key key, String keyId) {
    return sign(claims, algorithm, key, keyId, null);
  }

  public static String sign(
      JwtClaims claims, String algorithm, @Nullable Key key, String keyId, @Nullable String type) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
      signature.setAlgorithmHeaderValue(algorithm);
      signature.setKeyIdHeaderValue(keyId);
      signature.setHeader("typ", type);
      signature.setKey(key);
      signature.setPayload(claims.toJson());
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
