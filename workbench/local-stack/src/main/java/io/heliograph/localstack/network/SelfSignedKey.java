package io.heliograph.localstack.network;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.heliograph.localstack.process.Jdk;
import io.heliograph.localstack.process.LogTail;
import io.heliograph.localstack.process.SecretFile;
import io.heliograph.localstack.process.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A private key with a certificate for 127.0.0.1 that is signed by itself.
 *
 * @param store PKCS#12 file with both
 * @param certificate PEM file with the certificate, which is also the root that others trust
 * @param key PEM file with the key in PKCS#8
 */
public record SelfSignedKey(Path store, Path certificate, Path key) {
  /** The password of the store. */
  public static final String PASSWORD = "changeit";

  private static final String OPTIONS =
      "-genkeypair -keyalg EC -groupname secp256r1 -validity 2 -storetype PKCS12";

  /** Creates the files, whose names begin with the name. */
  public static SelfSignedKey create(Path folder, String name) {
    try {
      Path store = folder.resolve(name + ".p12");
      Files.deleteIfExists(store);
      generate(name, store, folder.resolve(name + ".keytool"));
      KeyStore content = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      var key =
          new SelfSignedKey(store, folder.resolve(name + ".crt"), folder.resolve(name + ".key"));
      Files.writeString(
          key.certificate, pem("CERTIFICATE", content.getCertificate(name).getEncoded()));
      SecretFile.write(
          key.key, pem("PRIVATE KEY", content.getKey(name, PASSWORD.toCharArray()).getEncoded()));
      return key;
    } catch (IOException | GeneralSecurityException e) {
      throw new StartFailed("a key cannot be created: %s".formatted(e.getMessage()), e);
    }
  }

  private static void generate(String name, Path store, Path log) throws IOException {
    var command = new ArrayList<>(List.of(Jdk.tool("keytool")));
    command.addAll(List.of(OPTIONS.split(" ")));
    command.addAll(List.of("-alias", name, "-dname", "CN=" + name));
    command.addAll(List.of("-ext", "SAN=IP:" + Loopback.HOST));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    var keytool = new ProcessBuilder(command).redirectErrorStream(true);
    try {
      if (keytool.redirectOutput(log.toFile()).start().waitFor() != 0) {
        throw new StartFailed("keytool failed:%n%s".formatted(LogTail.of(log)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailed("interrupted while keytool was running", e);
    }
  }

  private static String pem(String type, byte[] content) {
    String base64 = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(type, base64);
  }
}
