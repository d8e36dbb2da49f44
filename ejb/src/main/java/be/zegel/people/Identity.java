package be.zegel.people;

import org.jspecify.annotations.Nullable;

/**
 * Under whose name a transaction runs, as row-level security knows it: a person, or a task of the
 * system itself, or nobody.
 *
 * @param personId the person's number; null for a task or for nobody
 * @param username the principal's name
 * @param task the system's task, '' when a person or nobody asks
 */
public record Identity(@Nullable Long personId, String username, String task) {

  /**
   * The key under which the transaction's identity is kept in the container's transaction registry.
   */
  public static final String REGISTRY_KEY = "be.zegel.people.Identity";
}
