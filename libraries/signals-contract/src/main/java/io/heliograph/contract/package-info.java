/**
 * The published event contract: what a Kafka record of a signal looks like, and what a client then
 * sees.
 *
 * <p>A record is a CloudEvents 1.0 event in binary mode: its attributes are headers named in {@link
 * SignalHeaders}, its value is the signal's message as UTF-8 JSON, byte for byte what a client
 * finds under {@code message}. Its key is the recipient, so order holds per recipient.
 *
 * <p>Both ends are held to the golden files under {@code golden/}: the producer writes exactly
 * them, the consumer reads them with an unknown header added. Nothing here depends on a framework.
 */
@NullMarked
package io.heliograph.contract;

import org.jspecify.annotations.NullMarked;
