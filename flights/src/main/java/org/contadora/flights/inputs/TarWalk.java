package org.contadora.flights.inputs;

import java.util.Optional;
import org.contadora.core.Refusals;
import org.jspecify.annotations.Nullable;

/// The state of reading a tar's headers one after the other: long names announced for the next
/// member, and whether the walk has lost its way.
///
/// Blocks of zeros are stepped over, not taken for the end: day archives put together from parts
/// have them in the middle. After a damaged header the next valid one is looked for.
final class TarWalk {
  /// Longest announced name or attribute list that is read.
  private static final int MAX_ATTRIBUTES = 1 << 20;

  private static final Step NOTHING = new Step("", 0, TarHeader.Type.OTHER);

  private final String origin;
  private final Refusals refusals;
  private @Nullable String nextName;
  private @Nullable Long nextSize;
  private TarHeader.Type announced = TarHeader.Type.OTHER;
  private boolean lost;

  TarWalk(String origin, Refusals refusals) {
    this.origin = origin;
    this.refusals = refusals;
  }

  /// What to do with the bytes behind a header.
  record Step(String name, long contentBytes, TarHeader.Type type) {
    boolean isFile() {
      return type == TarHeader.Type.FILE;
    }

    boolean isAttributes() {
      return type == TarHeader.Type.LONG_NAME || type == TarHeader.Type.ATTRIBUTES;
    }

    long paddedBytes() {
      return TarHeader.padded(contentBytes);
    }
  }

  /// Takes the block at `at`; nothing is to be done with zeros and with damaged blocks.
  Step header(byte[] bytes, int at) {
    Optional<TarHeader> parsed = TarHeader.parse(bytes, at);
    if (parsed.isEmpty()) {
      if (!lost && !TarHeader.isZero(bytes, at)) {
        lost = true;
        refusals.refuse(
            "TAR_DAMAGED",
            origin,
            "A member's header has a wrong checksum; reading goes on at the next valid one.");
      }
      return NOTHING;
    }
    lost = false;
    TarHeader header = parsed.get();
    Step step = new Step(header.name(), header.size(), header.type());
    if (step.isAttributes()) {
      announced = header.type();
      return header.size() <= MAX_ATTRIBUTES
          ? step
          : new Step(header.name(), header.size(), TarHeader.Type.OTHER);
    }
    Step named =
        new Step(
            nextName == null ? header.name() : nextName,
            nextSize == null ? header.size() : nextSize,
            header.type());
    nextName = null;
    nextSize = null;
    return named;
  }

  /// Takes the content that a step told to read as attributes.
  void attributes(byte[] content) {
    TarHeader.nameIn(announced, content).ifPresent(name -> nextName = name);
    if (announced == TarHeader.Type.ATTRIBUTES) {
      TarHeader.sizeIn(content).ifPresent(size -> nextSize = size);
    }
  }

  /// Refuses a member whose end is missing.
  void truncated(String name) {
    refusals.refuse(
        "TAR_TRUNCATED", origin + "!" + name, "The archive ends before the member does.");
  }
}
