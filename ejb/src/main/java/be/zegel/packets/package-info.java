/**
 * Court packets: what is handed out of the house so that a stranger can check it (custody.md §2.7,
 * {@code docs/spec/custody-packet.md}).
 *
 * <p><b>The life of a packet.</b> A magistrate asks for it ({@link be.zegel.packets.PacketDesk}):
 * recipient, ground, which exhibits, which fields are withheld. {@link
 * be.zegel.packets.PacketBuilder} builds it in the background: it takes a head map, has the log
 * sealed, cosigned and stamped, and writes chains, proofs, report and export into one archive,
 * which is kept encrypted like evidence. In the transaction in which the packet becomes ready, its
 * hash and all heads are recorded in every chain that it shows: it cannot be had before that (I12).
 * A server that dies begins it anew.
 */
@Feature(
    name = "packets",
    allowedDependencies = {
      "problem",
      "people",
      "reference",
      "access",
      "audit",
      "chain",
      "cases",
      "custody",
      "filing",
      "ledger"
    })
@NullMarked
package be.zegel.packets;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
