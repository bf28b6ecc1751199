package io.heliograph.localstack;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Puts the pieces of each frame together and prints it. The client calls it from one thread at a
 * time.
 */
final class FramePrinter implements WebSocket.Listener {

  private final Progress progress;
  private final StringBuilder frame = new StringBuilder();
  private final CompletableFuture<String> closed = new CompletableFuture<>();

  FramePrinter(Progress progress) {
    this.progress = progress;
  }

  String awaitClose() {
    return closed.join();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean last) {
    frame.append(piece);
    if (last) {
      progress.text(frame.toString());
      frame.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closed.complete((code + " " + reason).strip());
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    closed.complete(error.toString());
  }
}
