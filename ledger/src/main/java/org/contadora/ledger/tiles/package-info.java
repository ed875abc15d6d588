/// The ledger as a folder of static files that anyone can audit: C2SP tlog-tiles
/// (<https://c2sp.org/tlog-tiles>), with the original bytes and the key beside it.
///
/// ```
/// checkpoint                      size and root, signed
/// vkey                            the key to check it with; better had from somewhere else
/// tile/entries/x001/234           256 entries, each after its length in two bytes
/// tile/0/x001/234                 their 256 leaf hashes
/// tile/1/004                      256 hashes of full tiles of the level below, and so on
/// tile/0/x001/235.p/17            the last tile of a level, not yet full
/// evidence/ab/cd/abcd…            original bytes, named by their SHA-256
/// ```
@NullMarked
package org.contadora.ledger.tiles;

import org.jspecify.annotations.NullMarked;
