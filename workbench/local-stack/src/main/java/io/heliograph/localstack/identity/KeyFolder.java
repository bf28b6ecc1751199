package io.heliograph.localstack.identity;

import io.heliograph.localstack.process.SecretFile;
import io.heliograph.localstack.process.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** A folder with the secrets of an identity: its signing key, and the token of its service. */
record KeyFolder(Path folder) {

  private Path signingKey() {
    return folder.resolve("signing-key.json");
  }

  /** Returns the stored key, if there is one. */
  Optional<SigningKey> storedKey() {
    return read(signingKey())
        .map(
            json ->
                SigningKey.parse(json)
                    .orElseThrow(
                        () ->
                            new StartFailed(
                                "%s is no signing key; ./dev run --clean creates one"
                                    .formatted(signingKey()))));
  }

  /** Returns the stored key. Stores this one if there is none. */
  SigningKey keyOr(Supplier<SigningKey> created) {
    return storedKey()
        .orElseGet(
            () -> {
              SigningKey key = created.get();
              SecretFile.write(signingKey(), key.toJson());
              return key;
            });
  }

  /** Returns the stored service token. Stores this one if there is none. */
  String serviceTokenOr(Supplier<String> created) {
    Path file = folder.resolve("service-token");
    return read(file)
        .orElseGet(
            () -> {
              String token = created.get();
              SecretFile.write(file, token);
              return token;
            });
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new StartFailed("%s cannot be read: %s".formatted(file, e), e);
    }
  }
}
