package be.zegel.passkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.evidence.passkey.PasskeyAlgorithm;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The life of a passkey: who may take which step, and what it cannot do. */
class PasskeyTest {
  private static final long ANNA = 1;
  private static final long CHIEF = 2;
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static Passkey proposed() {
    return new Passkey(
        new UUID(1, 1),
        ANNA,
        new RelyingParty.NewKey("id", "key", PasskeyAlgorithm.ES256, 0),
        "laptop",
        NOW);
  }

  private static Passkey confirmed() {
    Passkey key = proposed();
    key.confirmed(CHIEF, NOW);
    return key;
  }

  private static void refuses(Problem problem, ThrowingCallable step) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(
            ProblemException.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
  }

  @Test
  void nobodyAnswersTheirOwnProposal() {
    refuses(Problem.SAME_PERSON, () -> proposed().confirmed(ANNA, NOW));
    refuses(Problem.SAME_PERSON, () -> proposed().refused(ANNA, "mine", NOW));
  }

  @Test
  void aProposalIsAnsweredOnce() {
    refuses(Problem.PROPOSAL_NOT_OPEN, () -> confirmed().confirmed(CHIEF, NOW));
    refuses(Problem.PROPOSAL_NOT_OPEN, () -> confirmed().refused(CHIEF, "late", NOW));
    refuses(Problem.PROPOSAL_NOT_OPEN, () -> confirmed().withdrawn(NOW));
  }

  @Test
  void itSignsNothingFromTheMomentSomebodyAsksForItsEnd() {
    Passkey key = confirmed();
    key.revoking(ANNA, "lost", NOW);
    assertThat(key.state()).isEqualTo(Passkey.State.REVOKING);
    refuses(Problem.SAME_PERSON, () -> key.revoked(ANNA, NOW));
    refuses(Problem.SAME_PERSON, () -> key.kept(ANNA));
    key.revoked(CHIEF, NOW);
    assertThat(key.state()).isEqualTo(Passkey.State.REVOKED);
    refuses(Problem.PROPOSAL_NOT_OPEN, () -> key.kept(CHIEF));
  }

  @Test
  void itSignsAgainWhenItsEndIsRefused() {
    Passkey key = confirmed();
    key.revoking(CHIEF, "a mistake", NOW);
    key.kept(ANNA);
    assertThat(key.state()).isEqualTo(Passkey.State.CONFIRMED);
    assertThat(key.endAskedBy()).isNull();
  }

  @Test
  void whatIsNotEnrolledIsNotRevoked() {
    refuses(Problem.PROPOSAL_NOT_OPEN, () -> proposed().revoking(ANNA, "lost", NOW));
  }
}
