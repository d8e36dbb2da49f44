package be.zegel.reference;

import java.util.List;
import java.util.Map;

/**
 * The reference tables as they were read, each in the order in which people should see it.
 * Immutable.
 */
record ReferenceRows(
    List<AppealCourt> appealCourts,
    List<Arrondissement> arrondissements,
    List<Office> offices,
    List<Division> divisions,
    List<PoliceUnit> units,
    List<StorageRoom> storageRooms,
    List<Phenomenon> phenomena,
    List<Offence> offences,
    List<MeasureType> measureTypes,
    List<DeadlineRule> deadlineRules,
    List<Decision> decisions,
    List<PersonCaseRole> personCaseRoles,
    List<RetentionRule> retentionRules,
    List<Code> plainCodes,
    Map<String, String> settings) {}
