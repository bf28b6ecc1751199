/** What both services know about Kafka's clients: the meaning of a refusal. */
@NullMarked
package io.heliograph.kafka;

import org.jspecify.annotations.NullMarked;
