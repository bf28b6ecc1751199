package io.heliograph.notifications.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.heliograph.web.problem.Problem;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An idempotency key and the request that it identifies.
 *
 * @param fingerprint digest of the parsed request, in hexadecimal digits
 */
public record IdempotentRequest(IdempotencyKey key, String fingerprint) {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  /** Sorts fields at every depth, because their order is not significant. */
  private static final ObjectWriter CANONICAL =
      new ObjectMapper().writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  static IdempotentRequest of(String origin, String key, SendRequest request) {
    if (!KEY.matcher(key).matches()) {
      throw Problem.INPUT.because(
          "Idempotency-Key: use 1 to 255 visible ASCII characters, for example a UUID");
    }
    return new IdempotentRequest(new IdempotencyKey(origin, key), fingerprint(request));
  }

  private static String fingerprint(SendRequest request) {
    try {
      return HexFormat.of().formatHex(sha256().digest(CANONICAL.writeValueAsBytes(request)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
