package be.zegel.people;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.reference.ReferenceData;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The directory of persons: who arrives, who is asking, who can be named. */
@Stateless
public class Directory {

  private static final int MAX_SUGGESTIONS = 20;

  @Inject private Persons persons;
  @Inject private ReferenceData reference;
  @Inject private Clock clock;
  @Resource private TransactionSynchronizationRegistry transaction;

  /**
   * Takes note of a person whose token was verified: makes the row at the first arrival and follows
   * the token afterwards. Idempotent. Called by the web layer before anything else is done in the
   * person's name.
   */
  @PermitAll
  public void arrive(@Valid Arrival arrival) {
    Integer unit =
        arrival.unit() == null
            ? null
            : reference.unit(arrival.unit()).map(u -> u.id()).orElse(null);
    Integer office =
        arrival.office() == null
            ? null
            : reference.office(arrival.office()).map(o -> o.id()).orElse(null);
    Optional<Person> known = persons.byUsername(arrival.username());
    if (known.isPresent()) {
      known.get().arrive(arrival, unit, office, clock.instant());
    } else {
      persons.add(new Person(arrival, unit, office, clock.instant()));
    }
  }

  /**
   * The person in whose name this transaction runs.
   *
   * @throws ProblemException {@link Problem#NOT_SIGNED_IN} when nobody is known to ask
   */
  @PermitAll
  public Caller caller() {
    if (transaction.getResource(Identity.REGISTRY_KEY) instanceof Identity identity
        && identity.personId() != null) {
      Object kept = transaction.getResource(Caller.class);
      if (kept instanceof Caller caller) {
        return caller;
      }
      Person person =
          persons
              .byId(identity.personId())
              .orElseThrow(() -> ProblemException.of(Problem.NOT_SIGNED_IN));
      Caller caller = caller(person);
      transaction.putResource(Caller.class, caller);
      return caller;
    }
    throw ProblemException.of(Problem.NOT_SIGNED_IN);
  }

  /** The person with this user name, if somebody of that name ever arrived. */
  @RolesAllowed("**")
  public Optional<PersonView> find(String username) {
    return persons.byUsername(username).map(this::view);
  }

  /**
   * The active person with this user name.
   *
   * @param field the name of the input field, for the refusal
   * @throws ProblemException {@link Problem#UNKNOWN_PERSON}
   */
  @RolesAllowed("**")
  public PersonView named(String username, String field) {
    return persons
        .byUsername(username)
        .filter(Person::active)
        .map(this::view)
        .orElseThrow(
            () -> ProblemException.field(Problem.UNKNOWN_PERSON, field, "problem.unknown-person"));
  }

  /** The person with this user name, for the system's own work: events name persons by it. */
  @PermitAll
  public Optional<PersonView> withUsername(String username) {
    return persons.byUsername(username).map(this::view);
  }

  /** The person with this number; persons are never deleted. */
  @PermitAll
  public Optional<PersonView> withId(@Nullable Long id) {
    return id == null ? Optional.empty() : persons.byId(id).map(this::view);
  }

  /**
   * Active persons whose user name, name or family name begins with the text, for completion; at
   * most 20.
   */
  @RolesAllowed("**")
  public List<PersonView> suggest(String text) {
    return persons.beginningWith(text.strip(), MAX_SUGGESTIONS).stream().map(this::view).toList();
  }

  /** The active persons of these units, by name. */
  @RolesAllowed("**")
  public List<PersonView> ofUnits(List<Integer> unitIds) {
    return unitIds.isEmpty()
        ? List.of()
        : persons.activeInUnits(unitIds).stream().map(this::view).toList();
  }

  private Caller caller(Person person) {
    return new Caller(
        person.id(),
        person.username(),
        person.name(),
        person.language(),
        unitCode(person.unitId()),
        person.unitId(),
        officeCode(person.officeId()),
        person.officeId(),
        person.roles(),
        person.opj());
  }

  private PersonView view(Person person) {
    return new PersonView(
        person.id(),
        person.username(),
        person.name(),
        unitCode(person.unitId()),
        officeCode(person.officeId()),
        person.roles().stream().sorted().toList(),
        person.active());
  }

  private @Nullable String unitCode(@Nullable Integer id) {
    return id == null ? null : reference.unit(id).map(u -> u.code()).orElse(null);
  }

  private @Nullable String officeCode(@Nullable Integer id) {
    return id == null ? null : reference.office(id).map(o -> o.code()).orElse(null);
  }
}
