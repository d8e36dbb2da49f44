package be.zegel.passkeys;

import be.zegel.chain.Signatures;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;

/**
 * Around the method of a boundary whose events a person can sign: runs it for its envelopes alone
 * when the request only prepares, with the signatures in place when it brings some, and untouched
 * otherwise. A boundary called by another one takes part in its act.
 */
public class Signing {

  @Resource private TransactionSynchronizationRegistry transaction;
  @Inject private Pen pen;
  @Inject private SigningDesk desk;

  @AroundInvoke
  Object sign(InvocationContext call) throws Exception {
    Optional<Pen.Wish> wish =
        transaction.getResource(Signatures.KEY) == null ? pen.take() : Optional.empty();
    if (wish.isEmpty()) {
      return call.proceed();
    }
    return switch (wish.get()) {
      case Pen.Prepare() -> throw prepared(call);
      case Pen.Commit commit -> {
        Signatures act = desk.opened(commit);
        transaction.putResource(Signatures.KEY, act);
        Object done = call.proceed();
        act.requireAllUsed();
        yield done;
      }
    };
  }

  private SigningPrepared prepared(InvocationContext call) throws Exception {
    SigningDesk.Prepared prepared = desk.begin();
    transaction.putResource(Signatures.KEY, prepared.act());
    call.proceed();
    return new SigningPrepared(desk.kept(prepared));
  }
}
