/**
 * Reference data for the whole of Belgium: units, prosecutor's offices and courts, phenomena,
 * offences under both criminal codes, legal bases of measures, terms, decisions, retention, and
 * what every code is called in Dutch, French, German and English.
 *
 * <p>What the law says is data here, never code: each row carries the days on which it holds and
 * how sure it is ({@link be.zegel.reference.Certainty}). The tables are written by migrations (V001
 * to V009) and only read by the application.
 *
 * <p>{@link be.zegel.reference.ReferenceData} is the way in. It reads the tables once, keeps them
 * as immutable records and answers without touching the database. The words are those of
 * docs/glossary.md.
 */
@Feature(
    name = "reference",
    allowedDependencies = {})
@NullMarked
package be.zegel.reference;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
