/**
 * Idempotency keys: a request that is repeated with its key gets the first answer again.
 *
 * <p>{@code once} stores the key and the answer in the transaction of the send, so one key creates
 * one notification, even after a crash. A key that is in use is a conflict (409): waiting for it
 * would delay the other sends of its batch. {@code exclusively} refuses a key that this process is
 * using already before its recipients are resolved, so that repetitions of a slow send neither fill
 * the queue nor ask the catalog. The bytes that the keys of one sender occupy are limited.
 */
@NullMarked
package io.heliograph.notifications.idempotency;

import org.jspecify.annotations.NullMarked;
