/// Benchmarks: micro (JMH) and whole runs, each beside its yardstick.
@NullMarked
package org.contadora.bench;

import org.jspecify.annotations.NullMarked;
