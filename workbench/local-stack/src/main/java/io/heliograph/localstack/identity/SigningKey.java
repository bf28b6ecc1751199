package io.heliograph.localstack.identity;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** The key pair of one issuer. The private key never leaves this JVM. */
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
