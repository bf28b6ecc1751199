@NullMarked
package io.heliograph.web.caller;

import org.jspecify.annotations.NullMarked;
