package org.contadora.desk.jobs;

/// A person has cancelled the job; thrown to leave its work.
public final class CancelledException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CancelledException() {
    super("The job was cancelled.");
  }
}
