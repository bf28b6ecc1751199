package io.heliograph.notifications.credentials;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * A key pair of this service, for ES256.
 *
 * @param end time from which the key no longer signs
 */
record SigningKey(PublicJsonWebKey pair, Instant end) {
  private static final String ALGORITHM = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
  private static final String TOKEN_TYPE = "vnd.backstage.plugin";

  static SigningKey generate(Instant end) {
    try {
      PublicJsonWebKey pair = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      pair.setKeyId(UUID.randomUUID().toString());
      pair.setAlgorithm(ALGORITHM);
      pair.setUse(Use.SIGNATURE);
      return new SigningKey(pair, end);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  String id() {
    return pair.getKeyId();
  }

  /** Returns only the public members of the key. */
  Map<String, Object> publicMembers() {
    return pair.toParams(OutputControlLevel.PUBLIC_ONLY);
  }

  String sign(JwtClaims claims) {
    try {
      var signature = new JsonWebSignature();
      signature.setHeader("typ", TOKEN_TYPE);
      signature.setAlgorithmHeaderValue(ALGORITHM);
      signature.setKeyIdHeaderValue(id());
      signature.setKey(pair.getPrivateKey());
      signature.setPayload(claims.toJson());
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean signsAt(Instant now) {
    return now.isBefore(end);
  }

  boolean endsWithin(Duration time, Instant now) {
    return !now.plus(time).isBefore(end);
  }

  /** Omits the key itself. */
  @Override
  public String toString() {
    return "SigningKey[" + id() + ", end=" + end + ']';
  }
}
