@NullMarked
package io.heliograph.notifications;

import org.jspecify.annotations.NullMarked;
