package be.zegel.custody;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.ledger.ChainHead;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Opening;
import be.zegel.evidence.ledger.RecordedEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/**
 * What a server knows of a chain is the fold of the chain, whatever it and other servers recorded,
 * rolled back or found altered in between.
 */
class StandingCustodyProperties {

  private static final UUID EXHIBIT = new UUID(1, 1);

  /** Whether the transaction of an event ends well. */
  enum End {
    COMMITTED,
    ROLLED_BACK
  }

  /** One attempt to record something. */
  record Step(GrowingChain.Deed deed, boolean onTheOther, End end) {}

  @Property(tries = 300)
  void whatIsKnownIsTheFoldOfTheWholeChain(
      @ForAll @Size(max = 60) List<GrowingChain.Deed> deeds,
      @ForAll @Size(60) List<Boolean> onTheOther,
      @ForAll @Size(60) List<End> ends)
      throws CustodyState.BrokenCustody {
    StandingCustody here = new StandingCustody();
    StandingCustody there = new StandingCustody();
    GrowingChain chain = GrowingChain.entered();
    for (int i = 0; i < deeds.size(); i++) {
      Step step = new Step(deeds.get(i), onTheOther.get(i), ends.get(i));
      StandingCustody server = step.onTheOther() ? there : here;
      CustodyState state = standing(server, chain);
      assertThat(state).isEqualTo(chain.fold());
      RecordedEvent event = chain.next(step.deed(), state).orElse(null);
      if (event != null) {
        server.know(EXHIBIT, event.envelope().head(), state.apply(event));
        if (step.end() == End.COMMITTED) {
          chain.events.add(event);
        }
      }
    }
    assertThat(standing(here, chain)).isEqualTo(chain.fold());
    assertThat(standing(there, chain)).isEqualTo(chain.fold());
  }

  /** An event that was seen and then rolled back left nothing, although another took its place. */
  @Example
  void anEventThatAnotherReplacedIsForgotten() throws CustodyState.BrokenCustody {
    StandingCustody server = new StandingCustody();
    GrowingChain chain = GrowingChain.entered();
    chain.add(GrowingChain.Deed.SEAL);
    assertThat(standing(server, chain).sealed()).isTrue();
    chain.events.removeLast();
    assertThat(standing(server, chain).sealed()).isFalse();
    chain.add(GrowingChain.Deed.OFFER);
    assertThat(standing(server, chain)).isEqualTo(chain.fold());
  }

  @Example
  void readsOnlyTheEventsThatItDoesNotKnow() throws CustodyState.BrokenCustody {
    StandingCustody server = new StandingCustody();
    GrowingChain chain = GrowingChain.entered();
    for (int i = 0; i < 50; i++) {
      chain.add(GrowingChain.Deed.FILE);
      CustodyState _ = standing(server, chain);
      chain.add(GrowingChain.Deed.FILE);
      int before = chain.read;
      assertThat(server.at(EXHIBIT, chain.head(), chain)).isPresent();
      assertThat(chain.read - before).isEqualTo(1);
    }
  }

  /** Nothing is answered from what is known when the stored chain does not lead to the head. */
  @Example
  void refusesWhatDoesNotLeadToTheHead() throws CustodyState.BrokenCustody {
    GrowingChain chain = GrowingChain.entered();
    StandingCustody server = new StandingCustody();
    CustodyState _ = standing(server, chain);
    chain.add(GrowingChain.Deed.SEAL);
    chain.add(GrowingChain.Deed.OFFER);
    chain.add(GrowingChain.Deed.ANNOTATE);
    ChainHead head = chain.head();
    List<RecordedEvent> good = List.copyOf(chain.events);

    chain.events.remove(2);
    assertThat(server.at(EXHIBIT, head, chain)).as("an event is missing").isEmpty();

    GrowingChain other = GrowingChain.entered();
    other.add(GrowingChain.Deed.FILE);
    other.add(GrowingChain.Deed.FILE);
    chain.events.clear();
    chain.events.addAll(good);
    chain.events.set(2, other.events.get(2));
    assertThat(server.at(EXHIBIT, head, chain)).as("an event was exchanged").isEmpty();

    chain.events.clear();
    chain.events.addAll(good);
    assertThat(server.at(EXHIBIT, chain.headAt(2), chain)).as("the row is behind").isPresent();
    assertThat(server.at(EXHIBIT, other.head(), chain)).as("the row names another").isEmpty();
    assertThat(server.at(EXHIBIT, head, chain)).hasValue(chain.fold());
    assertThat(server.at(new UUID(1, 2), head, chain)).as("another exhibit").isEmpty();
  }

  /** Fields that were altered in the database so that the event could not have happened. */
  @Example
  void refusesAnEventThatCouldNotHaveHappened() throws CustodyState.BrokenCustody {
    GrowingChain chain = GrowingChain.entered();
    StandingCustody server = new StandingCustody();
    CustodyState _ = standing(server, chain);
    chain.add(GrowingChain.Deed.SEAL);
    RecordedEvent sealed = chain.events.removeLast();
    Map<String, Opening> altered = new TreeMap<>(sealed.openings());
    altered.compute(
        Field.CUSTODIAN_AFTER.fieldName(),
        (_, opening) -> new Opening(GrowingChain.COURT.json(), opening.salt()));
    chain.events.add(new RecordedEvent(sealed.envelope(), altered));
    assertThat(server.at(EXHIBIT, chain.head(), chain)).isEmpty();
  }

  /** What {@link ExhibitChain#standing} does before an event. */
  private static CustodyState standing(StandingCustody server, GrowingChain chain)
      throws CustodyState.BrokenCustody {
    Optional<CustodyState> known = server.at(EXHIBIT, chain.head(), chain);
    CustodyState state = known.isPresent() ? known.get() : chain.fold();
    server.know(EXHIBIT, chain.head(), state);
    return state;
  }
}
