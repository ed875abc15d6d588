/// Flight records: rows that already are legs, read through a column mapping a user can write.
@NullMarked
package org.contadora.flights.records;

import org.jspecify.annotations.NullMarked;
