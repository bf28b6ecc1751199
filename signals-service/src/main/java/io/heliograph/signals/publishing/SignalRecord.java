package io.heliograph.signals.publishing;

import static io.heliograph.contract.SignalHeaders.CHANNEL;
import static io.heliograph.contract.SignalHeaders.CONTENT_TYPE;
import static io.heliograph.contract.SignalHeaders.ID;
import static io.heliograph.contract.SignalHeaders.JSON;
import static io.heliograph.contract.SignalHeaders.RECIPIENT;
import static io.heliograph.contract.SignalHeaders.SOURCE;
import static io.heliograph.contract.SignalHeaders.SPEC_VERSION;
import static io.heliograph.contract.SignalHeaders.SPEC_VERSION_1_0;
import static io.heliograph.contract.SignalHeaders.TIME;
import static io.heliograph.contract.SignalHeaders.TYPE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Creates the record for one recipient of a publication: a CloudEvent in binary mode. */
final class SignalRecord {
  private static final String PUBLISHED = "io.heliograph.signals.published";
  private static final String SOURCES = "/heliograph/signals/";
  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private SignalRecord() {}

  /** Returns the record; all records of a publication share its message. */
  static ProducerRecord<byte[], byte[]> of(
      Publication publication, String recipient, String topic) {
    return new ProducerRecord<>(
        topic,
        null,
        recipient.getBytes(UTF_8),
        publication.message().bytes(),
        headers(publication, recipient));
  }

  private static Headers headers(Publication publication, String recipient) {
    var headers = new RecordHeaders();
    add(headers, ID, IDS.generate().toString());
    add(headers, SOURCE, source(publication.subject()));
    add(headers, TYPE, PUBLISHED);
    add(headers, SPEC_VERSION, SPEC_VERSION_1_0);
    add(headers, TIME, publication.time().toString());
    add(headers, CHANNEL, publication.channel());
    add(headers, RECIPIENT, recipient);
    add(headers, CONTENT_TYPE, JSON);
    return headers;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }

  /** Returns the source as a URI reference; characters of the subject are quoted as needed. */
  private static String source(String subject) {
    try {
      return new URI(null, null, SOURCES + subject, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a path can be quoted", e);
    }
  }
}
