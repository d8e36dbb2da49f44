/**
 * Uploads over HTTP as tus 1.0 means them (core, creation, creation-with-upload,
 * creation-defer-length, checksum, expiration, termination, concatenation), for any tus client and
 * for pages. Bytes go from the connection straight into the store.
 */
@NullMarked
package be.zegel.web.uploads;

import org.jspecify.annotations.NullMarked;
