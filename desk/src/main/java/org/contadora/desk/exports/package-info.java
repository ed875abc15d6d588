/// What the table shows, as files: CSV, XLSX, GeoJSON, KML, Parquet.
@NullMarked
package org.contadora.desk.exports;

import org.jspecify.annotations.NullMarked;
