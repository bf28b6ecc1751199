package io.heliograph.signals.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.heliograph.signals.replay.Signal;
import io.netty.buffer.ByteBuf;
import java.util.function.Supplier;

/**
 * A signal on its way out: encoded once for each format that somebody wants, and shared by all of
 * them. The message is spliced in as it is, never parsed.
 *
 * <p>Made and offered under the hub's lock; what it encoded lives until the last reader got it.
 */
public final class SignalFrame {
  private final Signal signal;
  private final Supplier<String> position;
  private final SharedEncodings encodings = new SharedEncodings(this::encode);

  /**
   * @param position after this signal, asked for only while it is offered
   */
  public SignalFrame(Signal signal, Supplier<String> position) {
    this.signal = signal;
    this.position = position;
  }

  /** The bytes for one reader, who releases them. */
  public ByteBuf in(FrameFormat format) {
    return encodings.in(format);
  }

  /** In milliseconds of the epoch. */
  public long happened() {
    return signal.time();
  }

  /** Everybody has got it; those who have not written it yet keep it alive. */
  public void release() {
    encodings.close();
  }

  private ByteBuf encode(FrameFormat format) {
    return switch (format) {
      case STOCK -> WebSocketEncoder.of(bytes(head("\"")), message(), WebSocketEncoder.END);
      case RESUMABLE -> WebSocketEncoder.of(bytes(head(marks())), message(), WebSocketEncoder.END);
      case EVENT ->
          SseEncoder.of(position.get(), bytes(head("\"")), message(), WebSocketEncoder.END);
    };
  }

  /** Up to the message. */
  private String head(String afterChannel) {
    return "{\"channel\":\"" + escaped(signal.address().channel()) + afterChannel + ",\"message\":";
  }

  private String marks() {
    byte[] name = signal.id();
    String id = name == null ? "" : ",\"id\":\"" + escaped(new String(name, UTF_8)) + '"';
    return '"' + id + ",\"position\":\"" + position.get() + '"';
  }

  /** A browser ends the connection at the first byte that is no UTF-8, so none leaves. */
  private byte[] message() {
    return bytes(UTF_8.decode(signal.message().duplicate()).toString());
  }

  private static String escaped(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
