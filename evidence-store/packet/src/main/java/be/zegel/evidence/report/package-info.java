/**
 * What a packet holds for people and for other tools: the report ({@link
 * be.zegel.evidence.report.PacketReport}, PDF/A-3) and the export ({@link
 * be.zegel.evidence.report.CaseExport}, CASE 1.4.0). Both are made from the events that the packet
 * shows and from nothing else: names, labels and seals are those of the moment.
 */
@NullMarked
package be.zegel.evidence.report;

import org.jspecify.annotations.NullMarked;
