package io.heliograph.localstack.network;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Assembles the pieces of each text frame. The client calls it from one thread at a time. */
public final class FrameAssembler implements WebSocket.Listener {
  private final Consumer<String> frames;
  private final StringBuilder frame = new StringBuilder();
  private final CompletableFuture<Close> closed = new CompletableFuture<>();

  public FrameAssembler(Consumer<String> frames) {
    this.frames = frames;
  }

  /** Returns a future that completes when the server closes and fails if the connection breaks. */
  public CompletableFuture<Close> closed() {
    return closed;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean last) {
    frame.append(piece);
    if (last) {
      frames.accept(frame.toString());
      frame.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closed.complete(new Close(code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    closed.completeExceptionally(error);
  }

  /** The code and reason of a close frame. */
  public record Close(int code, String reason) {
    @Override
    public String toString() {
      return (code + " " + reason).strip();
    }
  }
}
