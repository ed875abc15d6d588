/// What comes out: tables, summary, findings and the report page.
@NullMarked
package org.contadora.flights.report;

import org.jspecify.annotations.NullMarked;
