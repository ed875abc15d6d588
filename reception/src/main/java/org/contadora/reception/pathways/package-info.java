/// Who may claim what, where, on which day, and why: one DMN decision table per legal instrument.
@NullMarked
package org.contadora.reception.pathways;

import org.jspecify.annotations.NullMarked;
