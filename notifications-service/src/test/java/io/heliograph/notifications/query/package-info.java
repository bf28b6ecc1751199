@NullMarked
package io.heliograph.notifications.query;

import org.jspecify.annotations.NullMarked;
