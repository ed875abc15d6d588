package org.contadora.desk.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs one job at a time, each on its own virtual thread, and remembers what became of the last
/// ones. Safe for several threads.
public final class Jobs implements AutoCloseable {
  private static final int REMEMBERED = 100;
  private static final System.Logger LOG = System.getLogger(Jobs.class.getName());

  private final Map<String, Running> jobs = new LinkedHashMap<>();
  private int last;

  private static final class Running {
    private volatile Job job;
    private volatile boolean cancelled;
    private @Nullable Thread thread;

    Running(Job job) {
      this.job = job;
    }

    void at(String step, long done, long total) {
      if (cancelled) {
        throw new CancelledException();
      }
      job = new Job(job.id(), job.kind(), Job.State.RUNNING, done, total, step, null);
    }

    void end(Job.State state, String message, @Nullable Failure failure) {
      job = new Job(job.id(), job.kind(), state, job.done(), job.total(), message, failure);
    }
  }

  /// Begins a job.
  ///
  /// @param kind what it is called
  /// @return its first state; empty if another job is running
  public synchronized Optional<Job> start(String kind, Work work) {
    for (Running other : jobs.values()) {
      if (other.job.state() == Job.State.RUNNING) {
        return Optional.empty();
      }
    }
    String id = "job-" + ++last;
    var running = new Running(new Job(id, kind, Job.State.RUNNING, 0, 0, "starting", null));
    jobs.put(id, running);
    if (jobs.size() > REMEMBERED) {
      jobs.remove(jobs.keySet().iterator().next());
    }
    running.thread = Thread.ofVirtual().name(id).start(() -> run(running, work));
    return Optional.of(running.job);
  }

  private static void run(Running running, Work work) {
    try {
      work.run(running::at);
      running.end(Job.State.DONE, "done", null);
    } catch (Throwable e) {
      // Also where memory ran out: a job that is never told to have ended keeps all others out.
      if (running.cancelled) {
        running.end(Job.State.CANCELLED, "cancelled", null);
      } else {
        LOG.log(System.Logger.Level.WARNING, "The job %s failed.".formatted(running.job.id()), e);
        running.end(Job.State.FAILED, String.valueOf(e.getMessage()), Failure.of(e));
      }
    }
  }

  /// The jobs that are remembered, the last first.
  public synchronized List<Job> all() {
    List<Job> all = new ArrayList<>();
    jobs.values().forEach(running -> all.add(running.job));
    return all.reversed();
  }

  /// The job of that id.
  public synchronized Optional<Job> find(String id) {
    return Optional.ofNullable(jobs.get(id)).map(running -> running.job);
  }

  /// Asks a job to stop; it says itself when it has.
  public synchronized Optional<Job> cancel(String id) {
    Running running = jobs.get(id);
    if (running == null) {
      return Optional.empty();
    }
    stop(running);
    return Optional.of(running.job);
  }

  private static void stop(Running running) {
    running.cancelled = true;
    if (running.thread != null) {
      running.thread.interrupt();
    }
  }

  /// Stops what is running and waits for it.
  @Override
  public void close() {
    Running[] all;
    synchronized (this) {
      all = jobs.values().toArray(Running[]::new);
    }
    for (Running running : all) {
      stop(running);
      Thread thread = running.thread;
      if (thread != null) {
        try {
          thread.join();
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }
}
