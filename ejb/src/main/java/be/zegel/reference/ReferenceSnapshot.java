package be.zegel.reference;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything the reference tables said at one moment, with the ways to find it. Immutable.
 *
 * <p>Refuses to exist when the tables contradict the program: a code set without a single code, or
 * no day on which the new Criminal Code starts.
 */
final class ReferenceSnapshot {

  private static final String PENAL_CODE_EFFECTIVE_DATE = "penal_code_effective_date";

  private final ReferenceRows rows;
  private final LocalDate penalCodeEffectiveDate;
  private final Map<CodeSet, List<Coded>> codes = new EnumMap<>(CodeSet.class);
  private final Map<CodeSet, Map<String, List<Coded>>> versions = new EnumMap<>(CodeSet.class);
  private final Map<String, Office> officesByCode;
  private final Map<Integer, Office> officesById;
  private final Map<String, PoliceUnit> unitsByCode;
  private final Map<Integer, PoliceUnit> unitsById;
  private final Map<String, StorageRoom> roomsByCode;
  private final Map<Integer, StorageRoom> roomsById;
  private final Map<String, Phenomenon> phenomenaByCode;
  private final Map<String, Offence> offencesByCode;
  private final Map<String, Decision> decisionsByCode;

  ReferenceSnapshot(ReferenceRows rows) {
    this.rows = rows;
    String effective = rows.settings().get(PENAL_CODE_EFFECTIVE_DATE);
    if (effective == null) {
      throw new IllegalStateException("The setting " + PENAL_CODE_EFFECTIVE_DATE + " is missing");
    }
    penalCodeEffectiveDate = LocalDate.parse(effective);
    officesByCode = index(rows.offices(), Office::code);
    officesById = index(rows.offices(), Office::id);
    unitsByCode = index(rows.units(), PoliceUnit::code);
    unitsById = index(rows.units(), PoliceUnit::id);
    roomsByCode = index(rows.storageRooms(), StorageRoom::code);
    roomsById = index(rows.storageRooms(), StorageRoom::id);
    phenomenaByCode = index(rows.phenomena(), Phenomenon::code);
    offencesByCode = index(rows.offences(), Offence::code);
    decisionsByCode = index(rows.decisions(), Decision::code);
    for (Code code : rows.plainCodes()) {
      codes.computeIfAbsent(code.set(), set -> new ArrayList<>()).add(code);
    }
    codes.put(CodeSet.APPEAL_COURT, List.copyOf(rows.appealCourts()));
    codes.put(CodeSet.ARRONDISSEMENT, List.copyOf(rows.arrondissements()));
    codes.put(CodeSet.OFFICE, List.copyOf(rows.offices()));
    codes.put(CodeSet.DIVISION, List.copyOf(rows.divisions()));
    codes.put(CodeSet.UNIT, List.copyOf(rows.units()));
    codes.put(CodeSet.STORAGE_ROOM, List.copyOf(rows.storageRooms()));
    codes.put(CodeSet.PHENOMENON, List.copyOf(rows.phenomena()));
    codes.put(CodeSet.OFFENCE, List.copyOf(rows.offences()));
    codes.put(CodeSet.MEASURE_TYPE, List.copyOf(rows.measureTypes()));
    codes.put(CodeSet.DEADLINE_RULE, List.copyOf(rows.deadlineRules()));
    codes.put(CodeSet.DECISION, List.copyOf(rows.decisions()));
    codes.put(CodeSet.PERSON_CASE_ROLE, List.copyOf(rows.personCaseRoles()));
    for (CodeSet set : CodeSet.values()) {
      List<Coded> known = codes(set);
      if (known.isEmpty()) {
        throw new IllegalStateException("The code set " + set + " has no code");
      }
      versions.put(set, known.stream().collect(groupingBy(Coded::code)));
    }
  }

  private static <K, T> Map<K, T> index(List<T> things, Function<T, K> key) {
    return things.stream().collect(toUnmodifiableMap(key, Function.identity()));
  }

  ReferenceRows rows() {
    return rows;
  }

  LocalDate penalCodeEffectiveDate() {
    return penalCodeEffectiveDate;
  }

  List<Coded> codes(CodeSet set) {
    return codes.getOrDefault(set, List.of());
  }

  List<Coded> versions(CodeSet set, String code) {
    return versions.getOrDefault(set, Map.of()).getOrDefault(code, List.of());
  }

  /** The version that holds longest: of one without an end, or with the latest. */
  Optional<Coded> newest(CodeSet set, String code) {
    return versions(set, code).stream()
        .max(
            Comparator.comparing(
                version -> version.validity().to(),
                Comparator.nullsLast(Comparator.naturalOrder())));
  }

  Optional<Office> office(String code) {
    return Optional.ofNullable(officesByCode.get(code));
  }

  Optional<Office> office(int id) {
    return Optional.ofNullable(officesById.get(id));
  }

  Optional<PoliceUnit> unit(String code) {
    return Optional.ofNullable(unitsByCode.get(code));
  }

  Optional<PoliceUnit> unit(int id) {
    return Optional.ofNullable(unitsById.get(id));
  }

  Optional<StorageRoom> storageRoom(String code) {
    return Optional.ofNullable(roomsByCode.get(code));
  }

  Optional<StorageRoom> storageRoom(int id) {
    return Optional.ofNullable(roomsById.get(id));
  }

  Optional<Phenomenon> phenomenon(String code) {
    return Optional.ofNullable(phenomenaByCode.get(code));
  }

  Optional<Offence> offence(String code) {
    return Optional.ofNullable(offencesByCode.get(code));
  }

  Optional<Decision> decision(String code) {
    return Optional.ofNullable(decisionsByCode.get(code));
  }
}
