package be.zegel.access;

import be.zegel.people.Identity;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Tells PostgreSQL in whose name each transaction runs, before the first statement of a bean. Bound
 * to every bean by {@code ejb-jar.xml}. A transaction keeps one identity from begin to end: a call
 * that brings another one is refused.
 */
public class RowSecurity {

  private static final String NOBODY = "anonymous";

  @Resource private EJBContext context;
  @Resource private TransactionSynchronizationRegistry transaction;
  @PersistenceContext private EntityManager entities;

  @AroundInvoke
  @AroundTimeout
  Object identify(InvocationContext call) throws Exception {
    if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
      String task = task(call);
      String username = task.isEmpty() ? username() : "";
      Object kept = transaction.getResource(Identity.REGISTRY_KEY);
      if (kept == null) {
        transaction.putResource(
            Identity.REGISTRY_KEY, new Identity(announce(username, task), username, task));
      } else if (kept instanceof Identity identity && !continues(identity, username, task)) {
        throw new IllegalStateException(
            "a transaction keeps one identity: it began for another person or task");
      }
    }
    return call.proceed();
  }

  /**
   * The same person or task; or a bean without a task of its own that takes part in one, on behalf
   * of nobody.
   */
  private static boolean continues(Identity kept, String username, String task) {
    return kept.username().equals(username)
        && (kept.task().equals(task) || (task.isEmpty() && username.isEmpty()));
  }

  private @Nullable Long announce(String username, String task) {
    Object id =
        entities
            .createNativeQuery(
                """
                select nullif(set_config('zegel.person', coalesce((select p.id::text from person p where p.username = ?1 and p.active), ''), true), '')::bigint
                from (select set_config('zegel.task', ?2, true)) t
                """,
                Long.class)
            .setParameter(1, username)
            .setParameter(2, task)
            .getSingleResult();
    return (Long) id;
  }

  private String username() {
    Principal caller = context.getCallerPrincipal();
    String name = caller == null ? "" : caller.getName();
    return NOBODY.equals(name) ? "" : name;
  }

  private static String task(InvocationContext call) {
    SystemTask task = call.getTarget().getClass().getAnnotation(SystemTask.class);
    return task == null ? "" : task.value();
  }
}
