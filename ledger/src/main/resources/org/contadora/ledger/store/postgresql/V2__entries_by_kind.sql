-- Entries of one kind, for those who look through the ledger.
create index entry_by_kind on entry (kind, entry_index);
