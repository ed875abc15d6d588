/// Which legs are removal-related: the rule book, evidence for and against, class, probability,
/// people.
@NullMarked
package org.contadora.flights.findings;

import org.jspecify.annotations.NullMarked;
