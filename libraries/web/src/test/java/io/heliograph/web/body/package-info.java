@NullMarked
package io.heliograph.web.body;

import org.jspecify.annotations.NullMarked;
