package io.heliograph.notifications.changes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliograph.identity.EntityRef;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A point in the changes of a user's inbox. As text, it contains a checksum with the user, so that
 * the cursor of another user is not understood. The checksum finds mistakes; it is no protection,
 * and need not be one, because a cursor gives no access.
 *
 * @param epoch the state of the database in which the numbers were drawn
 * @param personal the number of the user's last change
 * @param broadcast the number of the last change of broadcasts
 */
record InboxCursor(long epoch, long personal, long broadcast) {
  private static final byte VERSION = 1;
  private static final int CONTENT = 1 + 3 * Long.BYTES;
  private static final int SIZE = CONTENT + Integer.BYTES;

  /** Returns the cursor that was issued to the user as this text; empty if none was. */
  static Optional<InboxCursor> parse(EntityRef user, String text) {
    return decode(text)
        .filter(bytes -> bytes.length == SIZE && bytes[0] == VERSION)
        .filter(bytes -> ByteBuffer.wrap(bytes).getInt(CONTENT) == checksum(user, bytes))
        .map(bytes -> of(ByteBuffer.wrap(bytes, 1, SIZE - 1)));
  }

  private static Optional<byte[]> decode(String text) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static InboxCursor of(ByteBuffer numbers) {
    return new InboxCursor(numbers.getLong(), numbers.getLong(), numbers.getLong());
  }

  /** Returns the text for the user, of letters, digits, {@code -} and {@code _}. */
  String text(EntityRef user) {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE).put(VERSION);
    bytes.putLong(epoch).putLong(personal).putLong(broadcast);
    bytes.putInt(checksum(user, bytes.array()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private static int checksum(EntityRef user, byte[] bytes) {
    var checksum = new CRC32C();
    checksum.update(bytes, 0, CONTENT);
    checksum.update(user.toString().getBytes(UTF_8));
    return (int) checksum.getValue();
  }

  /** Returns whether this cursor is of the same database and not later than the other one. */
  boolean isUpTo(InboxCursor present) {
    return epoch == present.epoch && personal <= present.personal && broadcast <= present.broadcast;
  }
}
