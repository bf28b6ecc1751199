package io.heliograph.localstack;

import io.heliograph.identity.EntityRef;
import io.heliograph.localstack.identity.Directory;
import io.heliograph.localstack.network.FrameAssembler;
import io.heliograph.localstack.process.StartFailed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Main class of {@code ./dev watch USER}. It prints each frame of the channels {@code
 * notifications} and {@code demo} on a line until the socket closes.
 */
public final class Watch {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** The channels. Services may publish on the second one. */
  private static final List<String> CHANNELS = List.of("notifications", "demo");

  private Watch() {}

  /** Takes the root of the repository and a user of the directory file. */
  public static void main(String[] arguments) {
    var progress = new Progress();
    try {
      progress.note(
          "closed by the service: " + watch(Path.of(arguments[0]), arguments[1], progress));
    } catch (StartFailed e) {
      progress.failed(e);
    }
    System.exit(1);
  }

  private static String watch(Path root, String user, Progress progress) {
    Map<String, String> variables = new EnvironmentFile(new Layout(root).environmentFile()).read();
    var frames = new FrameAssembler(progress::text);
    WebSocket socket = connect(signals(variables), token(variables, user), frames);
    CHANNELS.forEach(channel -> socket.sendText(subscribe(channel), true).join());
    return frames
        .closed()
        .handle((close, failure) -> failure == null ? close.toString() : failure.toString())
        .join();
  }

  private static String subscribe(String channel) {
    return "{\"action\":\"subscribe\",\"channel\":\"%s\"}".formatted(channel);
  }

  private static WebSocket connect(URI address, String token, FrameAssembler frames) {
    try {
      return HttpClient.newHttpClient()
          .newWebSocketBuilder()
          .header("Authorization", "Bearer " + token)
          .connectTimeout(CONNECT)
          .buildAsync(address, frames)
          .join();
    } catch (CompletionException e) {
      throw new StartFailed("%s refuses: %s".formatted(address, reason(e.getCause())), e);
    }
  }

  private static String reason(@Nullable Throwable cause) {
    return cause instanceof WebSocketHandshakeException refused
        ? "HTTP status " + refused.getResponse().statusCode()
        : String.valueOf(cause);
  }

  private static URI signals(Map<String, String> variables) {
    return URI.create(variables.getOrDefault("SIGNALS_URL", "").replaceFirst("^http", "ws"));
  }

  private static String token(Map<String, String> variables, String user) {
    String variable =
        UserTokens.variable(EntityRef.parse(user, "user", Directory.DEFAULT_NAMESPACE));
    return Optional.ofNullable(variables.get(variable))
        .orElseThrow(
            () -> new StartFailed("%s is not in the directory (no %s)".formatted(user, variable)));
  }

  /** Returns the shortest name of this user that {@code ./dev watch} accepts. */
  static String name(EntityRef user) {
    return user.namespace().equals(Directory.DEFAULT_NAMESPACE)
        ? user.name()
        : user.namespace() + "/" + user.name();
  }
}
