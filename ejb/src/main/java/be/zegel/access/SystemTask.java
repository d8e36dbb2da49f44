package be.zegel.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a bean that does the system's own work (processing evidence, expiring offers) rather than a
 * person's: its transactions run under the task's name, and row-level security opens what the task
 * needs. Such a bean is called by timers and workers, never on behalf of a person: a call inside a
 * person's transaction is refused.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface SystemTask {

  /** The task that extracts, indexes, expires and counts. */
  String PROCESSING = "PROCESSING";

  /** The task's name as the policies know it. */
  String value() default PROCESSING;
}
