package org.contadora.desk.review;

import java.util.List;
import java.util.Optional;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.PersonsWord;
import org.contadora.desk.legs.State;

/// Decisions by people: kept in the log first, then shown on the board.
public final class Review {
  private final DecisionLog log;
  private final Board board;

  /// Decisions kept in `log` and shown on `board`.
  public Review(DecisionLog log, Board board) {
    this.log = log;
    this.board = board;
  }

  /// Keeps a decision and shows it.
  ///
  /// @param who the account that decided
  /// @return all decisions on the leg; empty if there is no such leg
  public Optional<List<Decided>> decide(String legId, String who, Decision decision) {
    if (board.find(legId).isEmpty()) {
      return Optional.empty();
    }
    log.append(legId, who, decision);
    board.decide(legId, shown(decision));
    return Optional.of(log.history(legId));
  }

  /// What was decided on a leg, in the order in which it was.
  public List<Decided> history(String legId) {
    return log.history(legId);
  }

  /// How large the log is.
  public DecisionLog.State state() {
    return log.state();
  }

  private static PersonsWord shown(Decision decision) {
    State state =
        switch (decision.verdict()) {
          case CONFIRMED -> State.CONFIRMED;
          case REJECTED -> State.REJECTED;
          case CLASS_CHANGED -> State.CHANGED;
          case NOTE -> null;
        };
    return new PersonsWord(state, decision.flightClass(), decision.tags());
  }
}
