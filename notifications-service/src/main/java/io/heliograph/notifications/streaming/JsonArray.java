package io.heliograph.notifications.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Encodes a JSON array and the text around it incrementally. */
public final class JsonArray<T> {
  /** Minimum size of a part in bytes, except for the last one. */
  private static final int PART = 64 * 1024;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final SequenceWriter array;
  private final String tail;

  public JsonArray(ObjectMapper json, String head, String tail) {
    this.tail = tail;
    bytes.writeBytes(head.getBytes(UTF_8));
    try {
      array = json.writer().writeValuesAsArray(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the parts. Elements are encoded one after another, when a part is requested. */
  public Multi<Buffer> parts(Multi<T> elements) {
    return Multi.createBy()
        .concatenating()
        .streams(
            elements
                .invoke(this::add)
                .select()
                .where(added -> bytes.size() >= PART)
                .map(full -> take()),
            Multi.createFrom().item(this::end));
  }

  public Buffer whole(Iterable<T> elements) {
    elements.forEach(this::add);
    return end();
  }

  private void add(T element) {
    try {
      array.write(element);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Buffer end() {
    try {
      array.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes.writeBytes(tail.getBytes(UTF_8));
    return take();
  }

  private Buffer take() {
    Buffer part = Buffer.buffer(bytes.toByteArray());
    bytes.reset();
    return part;
  }
}
