package io.heliograph.signals.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;

/** Encodes Server-Sent Events (HTML standard, section 9.2). */
public final class SseEncoder {
  private static final byte[] ID = "id: ".getBytes(UTF_8);
  private static final byte[] DATA = "\ndata: ".getBytes(UTF_8);
  private static final byte[] END = "\n\n".getBytes(UTF_8);
  private static final byte LINE_FEED = '\n';
  private static final byte CARRIAGE_RETURN = '\r';

  private SseEncoder() {}

  /** Returns the text as bytes; it must consist of complete lines with their line ends. */
  public static ByteBuf of(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return FrameMemory.take(bytes.length).writeBytes(bytes);
  }

  static ByteBuf of(String id, byte[]... parts) {
    byte[] position = id.getBytes(UTF_8);
    int length = ID.length + position.length + DATA.length + END.length;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuf event = FrameMemory.take(length);
    event.writeBytes(ID).writeBytes(position).writeBytes(DATA);
    for (byte[] part : parts) {
      writeOnOneLine(event, part);
    }
    return event.writeBytes(END);
  }

  /** Replaces line breaks by spaces; in JSON they occur only between tokens. */
  private static void writeOnOneLine(ByteBuf event, byte... part) {
    int start = event.writerIndex();
    event.writeBytes(part);
    for (int i = start; i < event.writerIndex(); i++) {
      byte here = event.getByte(i);
      if (here == LINE_FEED || here == CARRIAGE_RETURN) {
        event.setByte(i, ' ');
      }
    }
  }
}
