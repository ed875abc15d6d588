/// The protection interview: the only place where a reason for protection exists.
@NullMarked
package org.contadora.reception.people.interview;

import org.jspecify.annotations.NullMarked;
