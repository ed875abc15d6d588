package org.contadora.ledger.checkpoints;

import java.util.List;
import java.util.regex.Pattern;
import org.contadora.ledger.merkle.Hash;

/// How large a ledger is and what its root is (C2SP tlog-checkpoint). Who has a checkpoint can tell
/// whether an entry was in the ledger then, and whether the ledger only grew since.
///
/// @param origin which ledger: the name of the key that signs it
/// @param size number of entries
/// @param root root over these entries (RFC 9162 section 2.1.1)
/// @param extensions further lines, kept as they are; our own checkpoints have none
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

  /// Refuses what could not be written as a checkpoint.
  ///
  /// @throws NoteException naming the value and what was expected
  public Checkpoint {
    requireLine("origin", origin);
    if (size < 0) {
      throw new NoteException("checkpoint's tree size " + size + ", expected at least 0");
    }
    extensions = List.copyOf(extensions);
    for (String extension : extensions) {
      requireLine("extension", extension);
    }
  }

  /// A checkpoint without extensions.
  public Checkpoint(String origin, long size, Hash root) {
    this(origin, size, root, List.of());
  }

  private static void requireLine(String what, String line) {
    if (line.isEmpty() || line.contains("\n")) {
      throw new NoteException("checkpoint's %s '%s', expected one line".formatted(what, line));
    }
    SignedNote.requireText(line + "\n");
  }

  /// Reads a note's text.
  ///
  /// @throws NoteException where the text is anything but one well-formed checkpoint
  public static Checkpoint parse(String text) {
    SignedNote.requireText(text);
    List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
    if (lines.size() < 3) {
      throw new NoteException(
          "checkpoint has %d lines, expected origin, tree size and root".formatted(lines.size()));
    }
    return new Checkpoint(
        lines.get(0), size(lines.get(1)), root(lines.get(2)), lines.subList(3, lines.size()));
  }

  private static long size(String line) {
    if (SIZE.matcher(line).matches()) {
      try {
        return Long.parseLong(line);
      } catch (NumberFormatException e) {
        throw new NoteException(
            "checkpoint's tree size '" + line + "', expected at most " + Long.MAX_VALUE, e);
      }
    }
    throw new NoteException(
        "checkpoint's tree size '" + line + "', expected digits without leading zeros");
  }

  private static Hash root(String line) {
    try {
      return Hash.parseBase64(line);
    } catch (IllegalArgumentException e) {
      throw new NoteException("checkpoint's root: " + e.getMessage(), e);
    }
  }

  /// The lines that are signed.
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(origin).append('\n').append(size).append('\n').append(root.base64()).append('\n');
    for (String extension : extensions) {
      text.append(extension).append('\n');
    }
    return text.toString();
  }
}
