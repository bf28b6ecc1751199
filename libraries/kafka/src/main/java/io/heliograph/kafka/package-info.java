/**
 * Checks of the settings of Kafka's clients, and the meaning of their refusals, for both services.
 *
 * <p>{@link io.heliograph.kafka.ClientSettings} refuses a start with settings that a client cannot
 * use. {@link io.heliograph.kafka.BatchRefusal} tells the refusal of a record from that of its
 * batch.
 */
@NullMarked
package io.heliograph.kafka;

import org.jspecify.annotations.NullMarked;
