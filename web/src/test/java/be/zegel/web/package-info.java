/** Rules that hold for everything people and programs reach over HTTP. */
@NullMarked
package be.zegel.web;

import org.jspecify.annotations.NullMarked;
