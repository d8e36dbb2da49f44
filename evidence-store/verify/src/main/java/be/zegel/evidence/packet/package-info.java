/**
 * The forms in which the ledger leaves the house: head map, packet and trust bundle
 * (docs/spec/custody-packet.md). Everything is written and read by the same types, with the JDK
 * alone.
 *
 * <p><b>A head map</b> is made from the heads of all chains in the order of their pseudonyms; its
 * {@linkplain be.zegel.evidence.packet.HeadStatement statement} goes into the log as an entry, its
 * {@linkplain be.zegel.evidence.packet.HeadProof proofs} into packets:
 *
 * <pre>{@code
 * HeadMap.Builder heads = HeadMap.builder();
 * chainsByPseudonym.forEach(c -> heads.add(c.pseudonym(), c.seq(), c.hash()));
 * HeadMap map = heads.build();
 * HeadStatement statement = map.statement(takenAt, salt);
 * long index = log.append(statement.entry());
 * }</pre>
 *
 * <p><b>A packet</b> is written in one go; what is determined by the rest (bag, manifests, order,
 * archive) is made by the {@linkplain be.zegel.evidence.packet.PacketWriter writer}:
 *
 * <pre>{@code
 * PacketWriter packet = new PacketWriter(new PacketDescription(caseChain, exhibits, madeAt, "nl"));
 * packet.checkpoint(cosigned);
 * packet.chain(caseChain, caseEvents, map.proof(caseChain).orElseThrow());
 * packet.chain(exhibit, events, map.proof(exhibit).orElseThrow());
 * packet.headMap(statement, new LogProof(index, tree.inclusion(index), cosigned));
 * packet.proof(TreeProof.of(tree, size, packet.places()));
 * packet.trust(bundle);
 * packet.report(pdf);
 * Hash sha256 = packet.write(file, stamper);
 * }</pre>
 */
@NullMarked
package be.zegel.evidence.packet;

import org.jspecify.annotations.NullMarked;
