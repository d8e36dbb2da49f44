package be.zegel.reference;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The way in to reference data, for whoever is logged in. It reads the tables when the application
 * starts and answers from memory afterwards: no call here touches the database, so a page may ask
 * for every label it shows.
 *
 * <p>What it hands out are immutable records. A method that takes a day answers with what holds on
 * that day; one that does not answers with everything that ever did, so that old cases stay
 * readable. Lists come in the order in which people should see them.
 *
 * <p>After a change of the tables {@link ReferenceMaintenance#refresh()} reads them again; readers
 * see the old state or the new one, never a mixture.
 */
@ApplicationScoped
public class ReferenceData {

  @Resource(lookup = "java:jboss/datasources/Zegel")
  private @Nullable DataSource dataSource;

  private volatile @Nullable ReferenceSnapshot snapshot;

  /** For the container, which sets the data source. */
  public ReferenceData() {}

  /** Reference data of the database behind this data source, for use without a container. */
  public ReferenceData(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Reads the tables before anybody can log in, so that a broken row stops the start and not a
   * user's work.
   */
  void readAtStart(@Observes Startup startup) {
    reload();
  }

  /** Reads the tables again and lets everybody see the new state at once. */
  void reload() {
    DataSource source = dataSource;
    if (source == null) {
      throw new IllegalStateException("The data source java:jboss/datasources/Zegel is missing");
    }
    snapshot = ReferenceTables.read(source);
  }

  private ReferenceSnapshot current() {
    ReferenceSnapshot known = snapshot;
    if (known == null) {
      reload();
      known = snapshot;
    }
    if (known == null) {
      throw new IllegalStateException("Reference data was not read");
    }
    return known;
  }

  private ReferenceRows rows() {
    return current().rows();
  }

  private static <T extends Coded> List<T> holding(List<T> all, LocalDate on) {
    return all.stream().filter(one -> one.holdsOn(on)).toList();
  }

  private static <T extends Coded> Optional<T> holding(List<T> all, String code, LocalDate on) {
    return all.stream().filter(one -> one.code().equals(code) && one.holdsOn(on)).findFirst();
  }

  // Labels ---------------------------------------------------------------------------------

  /**
   * What a code is called in the language of this locale. A code that is no longer in force keeps
   * its label; one that never existed is answered with the code itself, so that a page shows what
   * is stored rather than nothing.
   */
  @PermitAll
  public String label(CodeSet set, String code, Locale locale) {
    return label(set, code, Language.of(locale));
  }

  /** What a code is called in this language; the code itself when it never existed. */
  @PermitAll
  public String label(CodeSet set, String code, Language language) {
    return labels(set, code).map(labels -> labels.in(language)).orElse(code);
  }

  /** What a code is called, by its newest version; empty when it never existed. */
  @PermitAll
  public Optional<Labels> labels(CodeSet set, String code) {
    return current().newest(set, code).map(Coded::labels);
  }

  /** Every code of a set that ever was, each version. */
  @PermitAll
  public List<Coded> codes(CodeSet set) {
    return current().codes(set);
  }

  /** The codes of a set that may be chosen on this day. */
  @PermitAll
  public List<Coded> codes(CodeSet set, LocalDate on) {
    return holding(current().codes(set), on);
  }

  /**
   * Whether a code of this set may be chosen on this day: what a boundary asks before it stores
   * one.
   */
  @PermitAll
  public boolean knows(CodeSet set, String code, LocalDate on) {
    return current().versions(set, code).stream().anyMatch(version -> version.holdsOn(on));
  }

  // Organisation ---------------------------------------------------------------------------

  /** The courts of appeal. */
  @PermitAll
  public List<AppealCourt> appealCourts() {
    return rows().appealCourts();
  }

  /** The judicial districts. */
  @PermitAll
  public List<Arrondissement> arrondissements() {
    return rows().arrondissements();
  }

  /** The divisions of the districts. */
  @PermitAll
  public List<Division> divisions() {
    return rows().divisions();
  }

  /** The prosecutor's offices. */
  @PermitAll
  public List<Office> offices() {
    return rows().offices();
  }

  /** The office with this code. */
  @PermitAll
  public Optional<Office> office(String code) {
    return current().office(code);
  }

  /** The office with this key. */
  @PermitAll
  public Optional<Office> office(int id) {
    return current().office(id);
  }

  /** The police units, from the top down. */
  @PermitAll
  public List<PoliceUnit> units() {
    return rows().units();
  }

  /** The unit with this code. */
  @PermitAll
  public Optional<PoliceUnit> unit(String code) {
    return current().unit(code);
  }

  /** The unit with this key. */
  @PermitAll
  public Optional<PoliceUnit> unit(int id) {
    return current().unit(id);
  }

  /** A unit and all below it; empty when there is no such unit. */
  @PermitAll
  public List<PoliceUnit> unitsWithin(String code) {
    return rows().units().stream().filter(unit -> unit.within(code)).toList();
  }

  /** Every storage room. */
  @PermitAll
  public List<StorageRoom> storageRooms() {
    return rows().storageRooms();
  }

  /** The storage rooms that a unit keeps itself. */
  @PermitAll
  public List<StorageRoom> storageRoomsOfUnit(String unit) {
    return rows().storageRooms().stream().filter(room -> unit.equals(room.unit())).toList();
  }

  /** The depots of the court registry that works with an office. */
  @PermitAll
  public List<StorageRoom> depotsOfOffice(String office) {
    return rows().storageRooms().stream().filter(room -> office.equals(room.office())).toList();
  }

  /** The storage room with this code. */
  @PermitAll
  public Optional<StorageRoom> storageRoom(String code) {
    return current().storageRoom(code);
  }

  /** The storage room with this key. */
  @PermitAll
  public Optional<StorageRoom> storageRoom(int id) {
    return current().storageRoom(id);
  }

  // Facts ----------------------------------------------------------------------------------

  /** The phenomena that may be chosen on this day. */
  @PermitAll
  public List<Phenomenon> phenomena(LocalDate on) {
    return holding(rows().phenomena(), on);
  }

  /** The phenomenon with this code. */
  @PermitAll
  public Optional<Phenomenon> phenomenon(String code) {
    return current().phenomenon(code);
  }

  /**
   * The offences that existed on the day of the facts; {@link Offence#on} gives the articles of
   * that day.
   */
  @PermitAll
  public List<Offence> offences(LocalDate facts) {
    return rows().offences().stream().filter(offence -> !offence.on(facts).isEmpty()).toList();
  }

  /** The offences that existed on some day of a period, first and last day included. */
  @PermitAll
  public List<Offence> offences(LocalDate first, LocalDate last) {
    return rows().offences().stream()
        .filter(offence -> !offence.between(first, last).isEmpty())
        .toList();
  }

  /** The offence with this code. */
  @PermitAll
  public Optional<Offence> offence(String code) {
    return current().offence(code);
  }

  /** The first day on which facts fall under the Criminal Code of 2024. */
  @PermitAll
  public LocalDate penalCodeEffectiveDate() {
    return current().penalCodeEffectiveDate();
  }

  // Law of procedure -----------------------------------------------------------------------

  /** The legal bases that hold on this day. */
  @PermitAll
  public List<MeasureType> measureTypes(LocalDate on) {
    return holding(rows().measureTypes(), on);
  }

  /** The legal basis with this code as it holds on this day; empty when it does not. */
  @PermitAll
  public Optional<MeasureType> measureType(String code, LocalDate on) {
    return holding(rows().measureTypes(), code, on);
  }

  /** The legal bases offered for an exhibit on this day. */
  @PermitAll
  public List<MeasureType> exhibitBases(LocalDate on) {
    return measureTypes(on).stream().filter(MeasureType::exhibitBasis).toList();
  }

  /** The terms that hold on this day. */
  @PermitAll
  public List<DeadlineRule> deadlineRules(LocalDate on) {
    return holding(rows().deadlineRules(), on);
  }

  /** The term with this code as it holds on this day; empty when it does not. */
  @PermitAll
  public Optional<DeadlineRule> deadlineRule(String code, LocalDate on) {
    return holding(rows().deadlineRules(), code, on);
  }

  /** The decisions a prosecutor may take on this day. */
  @PermitAll
  public List<Decision> decisions(LocalDate on) {
    return holding(rows().decisions(), on);
  }

  /** The decision with this code. */
  @PermitAll
  public Optional<Decision> decision(String code) {
    return current().decision(code);
  }

  /** What a person may be in a case. */
  @PermitAll
  public List<PersonCaseRole> personCaseRoles() {
    return rows().personCaseRoles();
  }

  /** The retention rules that hold on this day, phase after phase. */
  @PermitAll
  public List<RetentionRule> retentionRules(LocalDate on) {
    return holding(rows().retentionRules(), on);
  }

  /** The names of all settings. */
  @PermitAll
  public Set<String> settings() {
    return rows().settings().keySet();
  }

  /** A single value that the law sets; empty when there is no such setting. */
  @PermitAll
  public Optional<String> setting(String name) {
    return Optional.ofNullable(rows().settings().get(name));
  }
}
