package io.heliograph.contract;

/**
 * Names of the record headers. The {@code ce_} prefix and the first six are those of the
 * CloudEvents Kafka protocol binding 1.0.2, binary content mode; the others are extension
 * attributes. Values are UTF-8 text. The order of the headers of a record means nothing.
 */
public final class SignalHeaders {
  /** Unique per source; a record that is sent again has the same id. */
  public static final String ID = "ce_id";

  /** Producer of the event, a URI reference. */
  public static final String SOURCE = "ce_source";

  /** Type of the event, in reverse-DNS notation. */
  public static final String TYPE = "ce_type";

  /** Always {@link #SPEC_VERSION_1_0}. */
  public static final String SPEC_VERSION = "ce_specversion";

  /** Time of the event, RFC 3339. */
  public static final String TIME = "ce_time";

  /** Subject of the event: the id of a notification, if it is about exactly one. */
  public static final String SUBJECT = "ce_subject";

  /** Media type of the value; always {@link #JSON}. */
  public static final String CONTENT_TYPE = "content-type";

  /** Extension: the channel that clients subscribe to. */
  public static final String CHANNEL = "ce_channel";

  /**
   * Extension: a user or group ref, or {@link #EVERYONE}. A record without it is dropped and
   * counted: routing fails closed.
   */
  public static final String RECIPIENT = "ce_recipient";

  /**
   * Extension: the term of the relay that published the record, a whole number that grows with each
   * change of leader. A record is dropped if its partition has already had a higher term, because
   * it comes from a leader that was replaced, or if its id is among the recent ids of its
   * partition. Absent on records that no relay published.
   */
  public static final String TERM = "ce_relayterm";

  public static final String SPEC_VERSION_1_0 = "1.0";
  public static final String JSON = "application/json";

  /** The recipient, and the record key, of a broadcast. */
  public static final String EVERYONE = "*";

  private SignalHeaders() {}
}
