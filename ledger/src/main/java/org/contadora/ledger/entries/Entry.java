package org.contadora.ledger.entries;

import java.util.List;

/// One thing that was captured, found, decided, claimed or corrected. What an entry says is never
/// edited: whoever was wrong appends a [Correction].
///
/// Times are kept to the millisecond. Texts are Unicode without lone surrogates; an entry's bytes
/// ([EntryCodec]) are at most [EntryCodec#MAX_BYTES].
public sealed interface Entry
    permits Source,
        Capture,
        Observation,
        Finding,
        Decision,
        Claim,
        Correction,
        Publication,
        Recalibration,
        KeyChange {

  /// What the entry is about: the histories in which it appears, each once.
  List<Subject> subjects();
}
