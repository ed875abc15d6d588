package org.contadora.desk.jobs;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.zip.ZipException;

/// Why a job or a request failed, as far as that is one of the usual reasons; pages have a sentence
/// for each.
public enum Failure {
  /// There is no room left where the desk keeps its files.
  DISK_FULL,
  /// A file is not there, or no longer.
  NOT_FOUND,
  /// There is no right to read or write a file.
  NOT_ALLOWED,
  /// Nothing of what was given has a form that is known.
  UNKNOWN_FORMAT,
  /// What was given breaks off, or is damaged.
  DAMAGED,
  /// Reading or writing failed otherwise.
  UNREADABLE,
  /// Nobody listens where something was asked for, or its name is not known.
  NO_ANSWER,
  /// The answer took longer than is waited for.
  TIMEOUT,
  /// A fault in the program; its log says more.
  FAULT,
  /// Something else, which its message says.
  OTHER;

  /// What the systems that desks run on say of a full disk: Linux and macOS, Windows, SQLite.
  private static final String[] FULL = {
    "no space left on device", "disk quota exceeded", "not enough space", "disk is full"
  };

  /// The innermost reason decides: what is around it says what was being done.
  public static Failure of(Throwable thrown) {
    Failure found = OTHER;
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      Failure own = ofOne(each);
      found = own == OTHER ? found : own;
    }
    return found;
  }

  private static Failure ofOne(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
    for (String full : FULL) {
      if (message.contains(full)) {
        return DISK_FULL;
      }
    }
    return switch (thrown) {
      case UnknownFormatException _ -> UNKNOWN_FORMAT;
      case NoSuchFileException _ -> NOT_FOUND;
      case FileNotFoundException _ -> NOT_FOUND;
      case AccessDeniedException _ -> NOT_ALLOWED;
      case ZipException _ -> DAMAGED;
      case EOFException _ -> DAMAGED;
      case ConnectException _ -> NO_ANSWER;
      case UnknownHostException _ -> NO_ANSWER;
      case SocketTimeoutException _ -> TIMEOUT;
      case HttpTimeoutException _ -> TIMEOUT;
      case IOException _ -> UNREADABLE;
      case UncheckedIOException _ -> OTHER;
      case NullPointerException _ -> FAULT;
      case IndexOutOfBoundsException _ -> FAULT;
      case ClassCastException _ -> FAULT;
      case Error _ -> FAULT;
      default -> OTHER;
    };
  }
}
