/// Long work that runs beside the pages, with progress, and can be cancelled.
@NullMarked
package org.contadora.desk.jobs;

import org.jspecify.annotations.NullMarked;
