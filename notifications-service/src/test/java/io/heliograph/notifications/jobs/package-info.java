@NullMarked
package io.heliograph.notifications.jobs;

import org.jspecify.annotations.NullMarked;
