package be.zegel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a package to be a feature of the application and names the features it may use. The
 * architecture test fails when a feature uses one it did not declare, and when features form a
 * cycle.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Feature {

  /** The feature's name: the last part of its package. */
  String name();

  /** The names of the features whose public types this one may use. */
  String[] allowedDependencies() default {};
}
