package org.contadora.desk.threats;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.contadora.desk.jobs.Job;
import org.contadora.desk.jobs.Jobs;

/// Threats that are weighed, one at a time beside the desk's other long work, and what came of the
/// last ones. Nothing is kept when the desk ends: whoever wants to keep an answer saves its page.
/// Safe for several threads.
public final class Threats implements AutoCloseable {
  /// An answer with 194 countries for each rung is about half a megabyte.
  private static final int REMEMBERED = 20;

  private final ThreatEngine engine;
  private final Jobs jobs = new Jobs();
  private final Map<String, Kept> kept = new LinkedHashMap<>();

  /// Who asked, and the answer once there is one.
  private static final class Kept {
    private final String who;
    private String answer = "";

    Kept(String who) {
      this.who = who;
    }
  }

  /// @param engine weighs them
  public Threats(ThreatEngine engine) {
    this.engine = engine;
  }

  /// What can be asked for now.
  public ThreatEngine.Choices choices() throws IOException {
    return engine.choices();
  }

  /// Begins to weigh a threat.
  ///
  /// @param who the account that asks
  /// @return its first state; empty if another is being weighed
  /// @throws ThreatException if what was typed cannot be weighed
  public Optional<Job> begin(ThreatWords words, String who) throws IOException {
    ThreatEngine.Weighing weighing = engine.prepare(words);
    Kept place = new Kept(who);
    synchronized (kept) {
      Optional<Job> job =
          jobs.start(
              "threat",
              progress -> {
                String answer = weighing.run(progress);
                synchronized (kept) {
                  place.answer = answer;
                }
              });
      job.ifPresent(begun -> {
        kept.put(begun.id(), place);
        if (kept.size() > REMEMBERED) {
          kept.remove(kept.keySet().iterator().next());
        }
      });
      return job;
    }
  }

  /// How far a threat is, if `who` asked for it.
  public Optional<Job> find(String id, String who) {
    return isOf(id, who) ? jobs.find(id) : Optional.empty();
  }

  /// Asks the weighing to stop, if `who` asked for it.
  public Optional<Job> cancel(String id, String who) {
    return isOf(id, who) ? jobs.cancel(id) : Optional.empty();
  }

  /// The data of the page, once the threat is weighed.
  public Optional<String> answer(String id, String who) {
    synchronized (kept) {
      Kept place = kept.get(id);
      return place == null || !place.who.equals(who) || place.answer.isEmpty()
          ? Optional.empty()
          : Optional.of(place.answer);
    }
  }

  private boolean isOf(String id, String who) {
    synchronized (kept) {
      Kept place = kept.get(id);
      return place != null && place.who.equals(who);
    }
  }

  /// Stops what is running and waits for it.
  @Override
  public void close() {
    jobs.close();
  }
}
