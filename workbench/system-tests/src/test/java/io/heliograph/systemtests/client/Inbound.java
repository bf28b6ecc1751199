package io.heliograph.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What a socket heard, put together from its fragments. */
final class Inbound implements WebSocket.Listener {
  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
  private final StringBuilder fragments = new StringBuilder();

  List<JsonNode> frames() {
    return frames;
  }

  CompletableFuture<Integer> closeCode() {
    return closeCode;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    fragments.append(data);
    if (last) {
      frames.add(Http.json(fragments.toString()));
      fragments.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closeCode.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable failure) {
    closeCode.completeExceptionally(failure);
  }
}
