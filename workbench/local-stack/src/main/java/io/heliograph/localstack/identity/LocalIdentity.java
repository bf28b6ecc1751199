package io.heliograph.localstack.identity;

import io.heliograph.localstack.process.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/** An issuer of user tokens with its own key pair. */
public final class LocalIdentity {

  private static final String ISSUER = "heliograph-local";
  private static final String AUDIENCE = "heliograph";
  private static final Duration LARGE_TOKEN_LIFETIME = Duration.ofHours(1);
  private static final int SERVICE_TOKEN_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SigningKey key;
  private final Path keySet;

  private LocalIdentity(SigningKey key, Path keySet) {
    this.key = key;
    this.keySet = keySet;
  }

  /**
   * Creates an identity and replaces the key set in the folder. Tokens of an earlier identity
   * become invalid. The private key never leaves this JVM.
   */
  public static LocalIdentity create(Path directory) {
    return published(newKey(), directory);
  }

  /**
   * Returns the identity whose private key is stored in the folder, and publishes its key set
   * there. The first call creates the key. Tokens stay valid as long as the folder exists.
   */
  public static LocalIdentity keep(Path directory) {
    return published(new KeyFolder(directory).keyOr(LocalIdentity::newKey), directory);
  }

  /** Returns the identity that {@link #keep} has stored in the folder, if there is one. */
  public static Optional<LocalIdentity> stored(Path directory) {
    return new KeyFolder(directory)
        .storedKey()
        .map(key -> new LocalIdentity(key, keySet(directory)));
  }

  /** Returns the service token that is stored in the folder. The first call creates it. */
  public static String keepServiceToken(Path directory) {
    return new KeyFolder(directory).serviceTokenOr(LocalIdentity::newServiceToken);
  }

  private static SigningKey newKey() {
    SigningKey key = SigningKey.create(UUID.randomUUID().toString());
    key.pair().setUse("sig");
    return key;
  }

  private static LocalIdentity published(SigningKey key, Path directory) {
    try {
      Folder.create(directory);
      return new LocalIdentity(key, Files.writeString(keySet(directory), key.publicKeys()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path keySet(Path directory) {
    return directory.resolve("jwks.json").toAbsolutePath();
  }

  public String issuer() {
    return ISSUER;
  }

  public String audience() {
    return AUDIENCE;
  }

  public String jwksLocation() {
    return "file:" + keySet.toUri().getRawPath();
  }

  public String userToken(String userRef, Collection<String> ownershipRefs, Duration lifetime) {
    var claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience(AUDIENCE);
    claims.setSubject(userRef);
    claims.setStringListClaim("ent", List.copyOf(ownershipRefs));
    claims.setIssuedAtToNow();
    claims.setExpirationTime(
        NumericDate.fromSeconds(NumericDate.now().getValue() + lifetime.toSeconds()));
    return key.sign(claims, "JWT");
  }

  /**
   * Returns the token of a user of so many groups that the token has {@code length} characters, or
   * up to three fewer.
   */
  public String largeUserToken(String userRef, int length) {
    String ref = "group:default/%03d-" + "x".repeat(40);
    List<String> groups = new ArrayList<>();
    String token = userToken(userRef, groups, LARGE_TOKEN_LIFETIME);
    while (length - token.length() > 200) {
      groups.add(ref.formatted(groups.size()));
      token = userToken(userRef, groups, LARGE_TOKEN_LIFETIME);
    }
    int missing = (length - token.length()) * 3 / 4 - "\"\",".length();
    groups.add("g:" + "x".repeat(missing - "g:".length()));
    return userToken(userRef, groups, LARGE_TOKEN_LIFETIME);
  }

  /** Returns a new random secret that needs no escaping in URLs and shells. */
  public static String newServiceToken() {
    var bytes = new byte[SERVICE_TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
