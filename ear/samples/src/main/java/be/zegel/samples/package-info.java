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
 * <p><b>Everything is invented.</b> Names of persons and firms are made up, domains end in {@code
 * .example} or {@code .test}, network addresses come from the documentation ranges, card numbers
 * are the published test numbers, whatever looks official says DEMO. Wallet addresses are drawn at
 * random: nobody has a key to them. Register, company and account numbers have right check digits
 * in ranges that are not handed out in practice (sequence 980 and above of a birthday, companies
 * 0999.9, accounts 999-0).
 *
 * <p><b>The same bytes everywhere.</b> All chance comes from the seed, all dates are fixed, and
 * nothing depends on the machine's clock, zone, locale, fonts, zlib or JPEG library: see ADR 0045.
 * The one exception is marked {@code byteStable: false}.
 */
@NullMarked
package be.zegel.samples;

import org.jspecify.annotations.NullMarked;
