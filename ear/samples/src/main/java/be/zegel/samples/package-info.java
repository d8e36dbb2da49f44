/**
 * Sample evidence: invented cybercrime cases with their files, and the truth about every item in
 * them.
 *
 * <p>{@link be.zegel.samples.SampleEvidence#generate} fills a folder:
 *
 * <pre>
 * demo.json            the cases, exhibits and transfers that ./zegel demo plays: {@link be.zegel.samples.DemoDossier}
 * ground-truth.json    every item, entity, word, thread and duplicate: {@link be.zegel.samples.GroundTruth}
 * cases/KEY/LABEL/…    the files of each exhibit of each demo case
 * hostile/…            files that attack a reader; not part of the demo
 * bulk/…               as many more files as the {@link be.zegel.samples.Scale} asks for
 * </pre>
 *
 * <h2>ground-truth.json</h2>
 *
 * <pre>{@code
 * { "schema": "zegel-samples/1", "seed": 2026, "scale": "SMALL",
 *   "files": [ { "path", "caseKey", "exhibit", "byteStable", "root": ITEM } ],
 *   "words": [ { "query", "language", "items": [ID], "mayAlso": [ID], "withOcr": [ID], "withPassword": [ID] } ],
 *   "threads": [ { "key", "items": [ID] } ],
 *   "duplicates": [ { "sha256", "items": [ID] } ] }
 *
 * ITEM = { "id", "name", "mediaType", "size", "sha256", "outcome", "password", "encoding", "language",
 *          "textual", "ocr", "protectedMaterial", "sentAt", "takenAt",
 *          "planted": [ { "type", "value", "written", "place" } ],
 *          "decoys": [ { "type", "written", "why" } ],
 *          "childrenComplete", "children": [ITEM] }
 * }</pre>
 *
 * Every field is always there; what does not apply is {@code null}. The meaning of each stands with
 * the component of the same name in {@link be.zegel.samples.GroundTruth}. What a checker has to
 * know:
 *
 * <ul>
 *   <li><b>Items.</b> A message's own body, in one or two forms, is its text and no item;
 *       attachments, pictures inside the body, entries of archives, pictures of a Word file and
 *       files embedded in a PDF are items. A gzip, bzip2 or xz file has one child, named as the
 *       file without its ending. Where readers may cut differently ({@code size} -1) no digest is
 *       given.
 *   <li><b>Outcomes.</b> {@code LIMITED} means: done with a limit reported, or refused as too deep.
 *       {@code CORRUPT} means: reported as incomplete. For {@code UNSUPPORTED} an empty result
 *       without complaint is right too. An {@code ENCRYPTED} item becomes readable with its
 *       password.
 *   <li><b>Entities.</b> {@code planted} is complete: what {@code TEXT} and {@code HEADER} hold
 *       must be found, {@code IMAGE} when text in pictures is recognised, {@code TECHNICAL} may be
 *       found. Nothing else of these types may be found in an item, except the host of a listed URL
 *       or mail address as a domain.
 *   <li><b>Words.</b> The answer to a search is at least {@code items} and at most {@code items}
 *       and {@code mayAlso}; {@code withOcr} and {@code withPassword} come in as these become
 *       readable.
 * </ul>
 *
 * <h2>Rules of the content</h2>
 *
 * <p><b>Everything is invented.</b> Names of persons and firms are made up, domains end in {@code
 * .example} or {@code .test}, network addresses come from the documentation ranges, card numbers
 * are the published test numbers, whatever looks official says DEMO. Wallet addresses are drawn at
 * random: nobody has a key to them. Register, company and account numbers have right check digits
 * in ranges that are not handed out in practice (sequence 980 and above of a birthday, companies
 * 0999.9, accounts 999-0).
 *
 * <p><b>The same bytes everywhere.</b> All chance comes from the seed, all dates are fixed, and
 * nothing depends on the machine's clock, zone, locale, fonts, zlib or JPEG library: see ADR 0045.
 * The one exception, written by SQLite itself, is marked {@code byteStable: false}.
 */
@NullMarked
package be.zegel.samples;

import org.jspecify.annotations.NullMarked;
