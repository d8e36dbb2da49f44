/** Court packets: asked for, followed and fetched, over REST and on the page of a case. */
@NullMarked
package be.zegel.web.packets;

import org.jspecify.annotations.NullMarked;
