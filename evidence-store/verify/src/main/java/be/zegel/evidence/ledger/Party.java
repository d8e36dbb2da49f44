package be.zegel.evidence.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The acting side of an event.
 *
 * @param pseudonym the pseudonym of the person on this chain
 * @param person who it is
 * @param actingFor in whose custody the person acts: themselves, or the room or organisation they
 *     act for (the caller has checked that they may); null for a person who acts by another right,
 *     such as a magistrate or a system job
 */
public record Party(UUID pseudonym, Person person, @Nullable Custodian actingFor) {}
