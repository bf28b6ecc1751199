package io.heliograph.localstack.identity;

import java.util.Optional;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** The key pair of one issuer. */
record SigningKey(EllipticCurveJsonWebKey pair) {
  private static final String ALGORITHM = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;

  static SigningKey create(String id) {
    try {
      EllipticCurveJsonWebKey pair = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      pair.setKeyId(id);
      pair.setAlgorithm(ALGORITHM);
      return new SigningKey(pair);
    } catch (JoseException e) {
      throw new IllegalStateException("This JVM has no P-256 keys", e);
    }
  }

  /** Returns the key that {@link #toJson} wrote, or nothing if the text is none. */
  static Optional<SigningKey> parse(String json) {
    try {
      return JsonWebKey.Factory.newJwk(json) instanceof EllipticCurveJsonWebKey pair
              && pair.getPrivateKey() != null
          ? Optional.of(new SigningKey(pair))
          : Optional.empty();
    } catch (JoseException e) {
      return Optional.empty();
    }
  }

  /** Returns the key pair in JSON, with its private key. */
  String toJson() {
    return pair.toJson(OutputControlLevel.INCLUDE_PRIVATE);
  }

  /** Returns the JWKS with the public key. */
  String publicKeys() {
    return new JsonWebKeySet(pair).toJson();
  }

  String sign(JwtClaims claims, String type) {
    var signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(pair.getPrivateKey());
    signature.setKeyIdHeaderValue(pair.getKeyId());
    signature.setAlgorithmHeaderValue(ALGORITHM);
    signature.setHeader("typ", type);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("A token cannot be signed", e);
    }
  }
}
