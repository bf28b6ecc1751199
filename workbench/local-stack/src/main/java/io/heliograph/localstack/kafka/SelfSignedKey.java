package io.heliograph.localstack.kafka;

import io.heliograph.localstack.network.Loopback;
import io.heliograph.localstack.process.Jdk;
import io.heliograph.localstack.process.StartFailed;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A key with a certificate for 127.0.0.1 that is signed by itself.
 *
 * @param store PKCS#12 file with the key
 * @param certificate PEM file with the certificate
 */
record SelfSignedKey(Path store, Path certificate) {
  static final String PASSWORD = "changeit";

  /** Creates the files, whose names begin with the name. */
  static SelfSignedKey create(Path folder, String name) {
    var key = new SelfSignedKey(folder.resolve(name + ".p12"), folder.resolve(name + ".pem"));
    key.keytool(
        "-genkeypair",
        "-alias",
        name,
        "-dname",
        "CN=" + name,
        "-keyalg",
        "EC",
        "-validity",
        "2",
        "-ext",
        "SAN=IP:" + Loopback.HOST);
    key.keytool("-exportcert", "-alias", name, "-rfc", "-file", key.certificate.toString());
    return key;
  }

  private void keytool(String... arguments) {
    var command = new ArrayList<>(List.of(Jdk.tool("keytool")));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
    try {
      var discarded = new ProcessBuilder(command).redirectErrorStream(true);
      int status = discarded.redirectOutput(Redirect.DISCARD).start().waitFor();
      if (status != 0) {
        throw new StartFailed("keytool ended with status %d: %s".formatted(status, command));
      }
    } catch (IOException e) {
      throw new StartFailed("keytool cannot be started: %s".formatted(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailed("interrupted while keytool was running", e);
    }
  }
}
