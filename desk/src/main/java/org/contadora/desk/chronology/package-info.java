/// Events, and what named sources say of them: tables of claims brought in, claims side by side,
/// contradictions marked.
@NullMarked
package org.contadora.desk.chronology;

import org.jspecify.annotations.NullMarked;
