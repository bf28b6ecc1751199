package io.heliograph.identity.jwks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** A key set in a file, which is read again for each fetch. */
final class KeyFile implements KeySource {

  private final Path file;

  /** Creates the source of a {@code file:} URI. */
  KeyFile(URI location) {
    this.file = location.isOpaque() ? Path.of(location.getSchemeSpecificPart()) : Path.of(location);
  }

  @Override
  public String read() throws IOException {
    return Files.readString(file);
  }

  @Override
  public void check() {
    if (keys().isEmpty()) {
      throw wrong("contains no usable key", null);
    }
  }

  private List<JsonWebKey> keys() {
    try {
      return new JsonWebKeySet(read()).getJsonWebKeys();
    } catch (NoSuchFileException e) {
      throw wrong("does not exist", e);
    } catch (IOException e) {
      throw wrong("cannot be read: " + e, e);
    } catch (JoseException | RuntimeException e) {
      throw wrong("is not a key set (JWKS): " + e.getMessage(), e);
    }
  }

  private IllegalArgumentException wrong(String reason, @Nullable Exception cause) {
    return new IllegalArgumentException("the file " + file.toAbsolutePath() + " " + reason, cause);
  }
}
