@NullMarked
package io.heliograph.notifications.openapi;

import org.jspecify.annotations.NullMarked;
