package org.contadora.core;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/// Why a file could not be used, in words rather than by the name of an exception.
public final class Reasons {
  private Reasons() {}

  /// The reason, to stand behind the name of the file and a colon.
  public static String of(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "it does not exist";
      case AccessDeniedException _ -> "there is no right to use it";
      case NotDirectoryException _ -> "it is not a folder";
      case FileAlreadyExistsException _ -> "something of this name is there already";
      case DirectoryNotEmptyException _ -> "it is a folder that is not empty";
      case CharacterCodingException _ -> "it is not UTF-8";
      case FileSystemException file when file.getReason() != null -> file.getReason();
      default -> {
        @Nullable String message = e.getMessage();
        yield message == null ? e.getClass().getSimpleName() : message;
      }
    };
  }
}
