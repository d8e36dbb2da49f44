package be.zegel.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A user of the system. Made at the first arrival, brought up to date at later ones, made inactive
 * when they leave, never deleted.
 */
@Entity
@Table(name = "person")
class Person {

  /** How exactly the last sight is kept: a write per call would be waste. */
  private static final Duration SEEN_RESOLUTION = Duration.ofMinutes(15);

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  private String username;
  private String name;
  private String language;

  @Column(name = "unit_id")
  private @Nullable Integer unitId;

  @Column(name = "office_id")
  private @Nullable Integer officeId;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private String[] roles;

  private boolean opj;
  private boolean active;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "seen_at")
  private Instant seenAt;

  @Version private int version;

  protected Person() {}

  Person(Arrival arrival, @Nullable Integer unitId, @Nullable Integer officeId, Instant now) {
    this.username = arrival.username();
    this.name = arrival.name();
    this.language = arrival.language();
    this.unitId = unitId;
    this.officeId = officeId;
    this.roles = names(arrival.roles());
    this.opj = arrival.opj();
    this.active = true;
    this.createdAt = now;
    this.seenAt = now;
  }

  /**
   * Takes over what the token says; writes nothing when nothing changed and the last sight is
   * recent.
   */
  void arrive(Arrival arrival, @Nullable Integer unit, @Nullable Integer office, Instant now) {
    if (!name.equals(arrival.name())) {
      name = arrival.name();
    }
    if (!language.equals(arrival.language())) {
      language = arrival.language();
    }
    if (!Objects.equals(unitId, unit)) {
      unitId = unit;
    }
    if (!Objects.equals(officeId, office)) {
      officeId = office;
    }
    if (!roles().equals(arrival.roles())) {
      roles = names(arrival.roles());
    }
    opj = arrival.opj();
    active = true;
    if (seenAt.plus(SEEN_RESOLUTION).isBefore(now)) {
      seenAt = now;
    }
  }

  long id() {
    return Objects.requireNonNull(id, "a person has an id once stored");
  }

  String username() {
    return username;
  }

  String name() {
    return name;
  }

  String language() {
    return language;
  }

  @Nullable Integer unitId() {
    return unitId;
  }

  @Nullable Integer officeId() {
    return officeId;
  }

  boolean opj() {
    return opj;
  }

  boolean active() {
    return active;
  }

  /**
   * The roles known to this version; a role that is only in the identity provider opens nothing.
   */
  Set<Role> roles() {
    Set<Role> known = EnumSet.noneOf(Role.class);
    for (String role : roles) {
      for (Role candidate : Role.values()) {
        if (candidate.name().equals(role)) {
          known.add(candidate);
        }
      }
    }
    return known;
  }

  private static String[] names(Set<Role> roles) {
    return roles.stream().map(Role::name).sorted().toArray(String[]::new);
  }
}
