package org.contadora.exposure.scenarios;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.contadora.exposure.equilibrium.Outcome;
import org.contadora.exposure.scenarios.Scenario.Answer;
import org.contadora.exposure.scenarios.Scenario.Step;

/// One step of the ladder with one answer to it, and what comes of both.
///
/// @param step which step
/// @param answer which answer
/// @param from the day the step begins
/// @param outcome the world then
/// @param gradientNorm of the optimum where the answer is one: see
///   [org.contadora.exposure.equilibrium.Choice.Best]
/// @param warnings what to know about the step
public record Rung(
    Step step,
    Answer answer,
    Optional<LocalDate> from,
    Outcome outcome,
    OptionalDouble gradientNorm,
    List<Warning> warnings) {}
