package org.contadora.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.contadora.ledger.merkle.TreeHash;

/// Sum of the hashes of the rows of an index: two indices have the same rows, in whatever order,
/// exactly if (but for chances of 2^-128) their sums are equal.
final class SubjectSum {
  private long high;
  private long low;
  private long rows;

  void add(String subject, long index) {
    byte[] hash = TreeHash.plain((subject + "\n" + index).getBytes(StandardCharsets.UTF_8)).bytes();
    ByteBuffer buffer = ByteBuffer.wrap(hash);
    high += buffer.getLong();
    low += buffer.getLong();
    rows++;
  }

  void add(SubjectSum other) {
    high += other.high;
    low += other.low;
    rows += other.rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SubjectSum sum
        && high == sum.high
        && low == sum.low
        && rows == sum.rows;
  }

  @Override
  public int hashCode() {
    return Objects.hash(high, low, rows);
  }
}
