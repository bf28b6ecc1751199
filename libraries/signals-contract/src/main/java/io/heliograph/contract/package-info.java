/**
 * The published event contract: the form of a signal as a Kafka record and as a client receives it.
 *
 * <p>A record is a CloudEvents 1.0 event in binary mode: its attributes are headers named in {@link
 * SignalHeaders}, its value is the signal's message as UTF-8 JSON, which a client receives byte for
 * byte under {@code message}. Its key is the recipient, so order is kept per recipient.
 *
 * <p>The golden files under {@code golden/} bind both ends: the producer writes exactly them, the
 * consumer reads them with an unknown header added. Nothing here depends on a framework.
 */
@NullMarked
package io.heliograph.contract;

import org.jspecify.annotations.NullMarked;
