/**
 * The query language of evidence search: from what a person types to a tree, or to an error that
 * says where and what. Knows nothing of Lucene.
 *
 * <p>{@link be.zegel.evidence.index.query.QueryParser} reads, {@link
 * be.zegel.evidence.index.query.EvidenceQuery} is the tree, {@link
 * be.zegel.evidence.index.query.QueryException} the refusal, {@link
 * be.zegel.evidence.index.query.QueryWarning} the remark. The language is described for its readers
 * in docs/spec/query-language.md.
 */
@NullMarked
package be.zegel.evidence.index.query;

import org.jspecify.annotations.NullMarked;
