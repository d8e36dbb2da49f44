package be.zegel.web.cases;

import be.zegel.access.Confidentiality;
import be.zegel.access.Permission;
import be.zegel.cases.CaseFileView;
import be.zegel.cases.CaseState;
import be.zegel.custody.CustodyDesk;
import be.zegel.directives.DirectiveDesk;
import be.zegel.web.shell.CaseBand;
import be.zegel.web.shell.CaseTab;
import be.zegel.web.shell.Chip;
import be.zegel.web.shell.Formats;
import be.zegel.web.shell.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the band of a case: state, confidentiality and the nearest deadline as chips. */
@RequestScoped
public class CaseBandSource {

  @Inject private Words words;
  @Inject private Formats formats;
  @Inject private CustodyDesk custody;
  @Inject private DirectiveDesk directives;
  @Inject private Clock clock;

  /** The band of a case as its reader sees it. */
  public CaseBand of(CaseFileView file) {
    List<Chip> chips = new ArrayList<>();
    chips.add(new Chip(words.code("CASE_STATE", file.state()), tone(file.state())));
    if (file.confidentiality() != Confidentiality.NORMAL) {
      chips.add(
          new Chip(words.code("CONFIDENTIALITY", file.confidentiality()), Chip.Tone.CONF, "lock"));
    }
    Instant due = file.nextDue();
    if (due != null) {
      Instant now = clock.instant();
      chips.add(
          new Chip(
              words.of("case.due", formats.left(due, now)),
              due.isBefore(now) ? Chip.Tone.BAD : Chip.Tone.WARN,
              "deadlines"));
    }
    Map<CaseTab, Long> counts = new EnumMap<>(CaseTab.class);
    boolean readable = file.permissions().contains(Permission.READ_CASE);
    if (readable) {
      counts.put(CaseTab.EXHIBITS, custody.count(file.id()));
      counts.put(CaseTab.DIRECTIVES, (long) directives.ofCase(file.id()).size());
      counts.put(
          CaseTab.MEMBERS, file.members().stream().filter(CaseFileView.MemberView::active).count());
    }
    return new CaseBand(file.id().toString(), file.number(), title(file), readable, chips, counts);
  }

  /** The title, or for who may not read it what the case is. */
  String title(CaseFileView file) {
    return Objects.requireNonNullElseGet(file.title(), () -> words.of("case.restricted"));
  }

  /** What the colour of a state says. */
  static Chip.Tone tone(CaseState state) {
    return switch (state) {
      case REGISTERED -> Chip.Tone.PLAIN;
      case ASSIGNED, INVESTIGATION, SUBMITTED, UNDER_REVIEW -> Chip.Tone.ACC;
      case RETURNED -> Chip.Tone.WARN;
      case DECIDED -> Chip.Tone.OK;
    };
  }
}
