package io.heliograph.systemtests.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.heliograph.localstack.process.Jdk;
import io.heliograph.localstack.process.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A self-signed certificate with its private key, as PEM files.
 *
 * @param certificate both the certificate of the server and the root that clients trust
 */
record ServerCertificate(Path certificate, Path key) {
  private static final String PASSWORD = "changeit";
  private static final String ALIAS = "server";
  private static final String OPTIONS =
      "-genkeypair -keyalg EC -groupname secp256r1 -dname CN=heliograph -validity 2"
          + " -storetype PKCS12";

  /**
   * Creates a certificate.
   *
   * @param name its only name, for example {@code IP:127.0.0.1}
   */
  static ServerCertificate create(Path folder, String file, String name) throws Exception {
    Path store = folder.resolve(file + ".p12");
    Files.deleteIfExists(store);
    generate(store, name, folder.resolve(file + ".keytool"));
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    Path certificate = folder.resolve(file + ".crt");
    Files.writeString(certificate, pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
    return new ServerCertificate(certificate, privateKey(keys, folder.resolve(file + ".key")));
  }

  private static void generate(Path store, String name, Path log)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(Jdk.tool("keytool")));
    line.addAll(List.of(OPTIONS.split(" ")));
    line.addAll(List.of("-alias", ALIAS, "-storepass", PASSWORD));
    line.addAll(List.of("-ext", "san=" + name, "-keystore", store.toString()));
    Process keytool =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool failed:\n" + LogTail.of(log));
    }
  }

  /** Writes the key for its owner only; PostgreSQL refuses it otherwise. */
  private static Path privateKey(KeyStore keys, Path file)
      throws IOException, GeneralSecurityException {
    byte[] encoded = keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
    Files.writeString(file, pem("PRIVATE KEY", encoded));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static String pem(String type, byte[] content) {
    String base64 = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(type, base64);
  }
}
