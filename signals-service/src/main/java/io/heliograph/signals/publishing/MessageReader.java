package io.heliograph.signals.publishing;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.io.StringWriter;

/** Copies any JSON value without building a tree; numbers keep all their digits. */
final class MessageReader extends StdDeserializer<Message> {
  private static final long serialVersionUID = 1L;

  MessageReader() {
    super(Message.class);
  }

  @Override
  public Message deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    var text = new StringWriter();
    try (JsonGenerator json = parser.getCodec().getFactory().createGenerator(text)) {
      json.copyCurrentStructureExact(parser);
    }
    return new Message(text.toString());
  }
}
