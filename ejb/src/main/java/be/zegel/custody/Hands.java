package be.zegel.custody;

import be.zegel.evidence.ledger.Custodian;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.people.Caller;
import be.zegel.people.Directory;
import be.zegel.people.Role;
import be.zegel.reference.ReferenceData;
import be.zegel.reference.StorageRoom;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** For whom the caller acts: the evidence room they keep, or themselves. */
@ApplicationScoped
class Hands {

  @Inject private ExhibitChain chain;
  @Inject private Directory directory;
  @Inject private ReferenceData reference;

  /**
   * The room of the caller's unit when the exhibit lies in it and they keep it, else the caller.
   */
  Custodian actingFor(CustodyState state) {
    Custodian custodian = state.custodian();
    if (custodian != null && custodian.kind() == Custodian.Kind.ROOM && keeps(custodian.id())) {
      return custodian;
    }
    return chain.callerAsCustodian();
  }

  /** Whether the caller keeps the evidence room. */
  boolean keeps(String roomCode) {
    Caller caller = directory.caller();
    return caller.is(Role.EVIDENCE_CUSTODIAN_POLICE)
        && reference
            .storageRoom(roomCode)
            .map(StorageRoom::unit)
            .filter(unit -> unit.equals(caller.unit()))
            .isPresent();
  }
}
