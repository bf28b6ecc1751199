@NullMarked
package io.heliograph.kafka;

import org.jspecify.annotations.NullMarked;
