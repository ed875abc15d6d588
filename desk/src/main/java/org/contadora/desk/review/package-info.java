/// Decisions by people, kept for good and shown on the board.
@NullMarked
package org.contadora.desk.review;

import org.jspecify.annotations.NullMarked;
