package org.contadora.desk.web;

import java.time.Clock;
import org.contadora.desk.accounts.Accounts;
import org.contadora.desk.accounts.Sessions;
import org.contadora.desk.alerts.Alerts;
import org.contadora.desk.chronology.Chronology;
import org.contadora.desk.chronology.Mappings;
import org.contadora.desk.exports.Exports;
import org.contadora.desk.jobs.Intake;
import org.contadora.desk.jobs.Jobs;
import org.contadora.desk.legs.Board;
import org.contadora.desk.live.Live;
import org.contadora.desk.reception.Receptions;
import org.contadora.desk.review.Review;
import org.contadora.desk.rules.Recalibrations;
import org.contadora.desk.threats.Threats;
import org.contadora.desk.views.SavedViews;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.RuleBook;
import org.contadora.ledger.Ledger;

/// What the routes answer from.
public record WebParts(
    Board board,
    Review review,
    Ledger ledger,
    Accounts accounts,
    Sessions sessions,
    Jobs jobs,
    Recalibrations recalibrations,
    Chronology chronology,
    Mappings mappings,
    Intake intake,
    Live live,
    Alerts alerts,
    Airports airports,
    Exports exports,
    RuleBook rules,
    SavedViews views,
    Threats threats,
    Receptions receptions,
    Clock clock) {}
