/**
 * The ground of the REST interface: its base path, JSON, problem documents, entity tags and
 * repeated requests.
 */
@NullMarked
package be.zegel.web.api;

import org.jspecify.annotations.NullMarked;
