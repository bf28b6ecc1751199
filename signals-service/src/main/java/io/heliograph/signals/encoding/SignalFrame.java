package io.heliograph.signals.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.heliograph.signals.replay.Signal;
import io.netty.buffer.ByteBuf;
import java.util.function.Supplier;

/**
 * A signal to be sent, encoded once for each format that is requested, and shared by all
 * connections. The message is inserted without parsing it.
 *
 * <p>Created and offered under the hub's lock. The encoded bytes live until the last connection has
 * released them.
 */
public final class SignalFrame {
  private final Signal signal;
  private final Supplier<String> position;
  private final SharedEncodings encodings = new SharedEncodings(this::encode);

  /**
   * Creates a frame.
   *
   * @param position after this signal; requested only while the frame is offered
   */
  public SignalFrame(Signal signal, Supplier<String> position) {
    this.signal = signal;
    this.position = position;
  }

  /** Returns the bytes for one connection, which must release them. */
  public ByteBuf in(FrameFormat format) {
    return encodings.in(format);
  }

  /** Returns the time of the signal in milliseconds of the epoch. */
  public long happened() {
    return signal.time();
  }

  /** Releases the bytes; connections that have not written them yet keep them alive. */
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

  /** Returns the JSON text before the message. */
  private String head(String afterChannel) {
    return "{\"channel\":\""
        + escaped(signal.address().channel().toString())
        + afterChannel
        + ",\"message\":";
  }

  private String marks() {
    byte[] name = signal.id();
    String id = name == null ? "" : ",\"id\":\"" + escaped(new String(name, UTF_8)) + '"';
    return '"' + id + ",\"position\":\"" + position.get() + '"';
  }

  /**
   * Returns the message as valid UTF-8, because a browser closes the connection at the first byte
   * that is not UTF-8.
   */
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
