/**
 * From a Kafka record to every socket that listens: encoded once, in the order of the record's
 * partition, at the cost of its listeners.
 *
 * <p><b>Consuming.</b> One thread reads every partition of every signal topic: each instance serves
 * its own sockets, so each needs every record, and there is no consumer group. It starts as far
 * back as the window reaches, and opens admission only when it has read everything that Kafka had a
 * second ago: nothing old is delivered as new. Partitions that are added later are read from their
 * beginning; Kafka is asked for them on another thread, so that a broker that does not say which
 * there are keeps no record from its listeners. Positions live in memory, so a broker that goes and
 * comes back costs nothing that it kept.
 *
 * <p><b>Dropping.</b> A record without channel or recipient, one from a relay that was replaced,
 * and one that such a relay has said before are dropped and counted. Nothing a record holds stops
 * the thread.
 *
 * <p><b>The hub.</b> {@link io.heliograph.signals.fanout.Hub} may be called from any thread. A
 * signal costs a look-up and then its listeners; what a listener does with a frame must not block.
 * Order holds per partition because only the consuming thread delivers.
 *
 * <p><b>Shutdown.</b> The consumer goes on until the sockets are gone.
 */
@NullMarked
package io.heliograph.signals.fanout;

import org.jspecify.annotations.NullMarked;
