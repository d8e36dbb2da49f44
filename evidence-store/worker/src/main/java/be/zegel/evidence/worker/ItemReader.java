package be.zegel.evidence.worker;

import be.zegel.evidence.extract.ContainerCounts;
import be.zegel.evidence.extract.Job;
import be.zegel.evidence.extract.JobResult;
import be.zegel.evidence.extract.Language;
import be.zegel.evidence.extract.Limit;
import be.zegel.evidence.extract.Outcome;
import be.zegel.evidence.extract.Preview;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.ArchiveStreamFactory;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TIFF;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.CompositeParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.PasswordProvider;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.SecureContentHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * Reads one item: finds out what it is, walks it or parses it, and says how it went. Made once per
 * process; holds nothing of an item after {@link #forget}.
 */
final class ItemReader {
  private static final int PREFIX = 1 << 16;
  private static final int XML_DEPTH = 100;
  private static final int PACKAGE_DEPTH = 10;
  private static final long PDF_MEMORY = 64L << 20;
  private static final String EMPTY_PARSER = "EmptyParser";

  private final Scratch scratch;
  private final TikaConfig config;
  private final String version;
  private final Set<MediaType> parsed;
  private final Map<MediaType, Walker> walkers = new HashMap<>();
  private final LanguageGuess languages = new LanguageGuess();
  private @Nullable Opened opened;

  /** What the preview needs to know of the item that was read. */
  private record Opened(@Nullable Path file, MediaType type, String password, int orientation) {}

  ItemReader(Scratch scratch) throws IOException {
    this.scratch = scratch;
    try (InputStream settings = ItemReader.class.getResourceAsStream("tika.xml")) {
      config = new TikaConfig(settings);
    } catch (TikaException | SAXException e) {
      throw new IOException("the settings of the parsers", e);
    }
    parsed = ((CompositeParser) config.getParser()).getParsers(new ParseContext()).keySet();
    String stated = TikaConfig.class.getPackage().getImplementationVersion();
    version = stated == null ? "unknown" : stated;
    archives();
  }

  private void archives() {
    walker("application/zip", new ZipWalker());
    walker("application/x-7z-compressed", new SevenZipWalker());
    walker("application/x-tar", new ArchiveWalker(ArchiveStreamFactory.TAR));
    walker("application/x-cpio", new ArchiveWalker(ArchiveStreamFactory.CPIO));
    walker("application/x-archive", new ArchiveWalker(ArchiveStreamFactory.AR));
    walker("application/x-arj", new ArchiveWalker(ArchiveStreamFactory.ARJ));
    walker("application/x-unix-dump", new ArchiveWalker(ArchiveStreamFactory.DUMP));
    walker("application/gzip", new CompressedWalker(CompressorStreamFactory.GZIP));
    walker("application/x-bzip", new CompressedWalker(CompressorStreamFactory.BZIP2));
    walker("application/x-bzip2", new CompressedWalker(CompressorStreamFactory.BZIP2));
    walker("application/x-xz", new CompressedWalker(CompressorStreamFactory.XZ));
    walker("application/x-lzma", new CompressedWalker(CompressorStreamFactory.LZMA));
    walker("application/x-compress", new CompressedWalker(CompressorStreamFactory.Z));
    walker("application/x-lz4", new CompressedWalker(CompressorStreamFactory.LZ4_FRAMED));
    walker(
        "application/x-snappy-framed", new CompressedWalker(CompressorStreamFactory.SNAPPY_FRAMED));
    walker("application/mbox", new MboxWalker());
  }

  private void walker(String type, Walker walker) {
    walkers.put(config.getMediaTypeRegistry().normalize(MediaType.parse(type)), walker);
  }

  /** Name and version of the parsers. */
  String program() {
    return "Apache Tika " + version;
  }

  /** Reads the item and reports everything but a preview. */
  JobResult read(Job job, Content content, Findings findings) throws IOException {
    if (job.mode() == Job.Mode.STRINGS) {
      RawStrings.extract(content, job.size(), findings.text());
      findings.text().flush();
      return result(findings, Outcome.OK, "RawStrings", null, true, -1);
    }
    Path file = job.size() <= job.spoolBytes() ? scratch.spool(content, job.size()) : null;
    Container container = new Container(content, job.size(), file);
    MediaType type = detect(job, container);
    opened = new Opened(file, type, "", 1);
    findings.mediaType(type.toString());
    MediaType at = type;
    while (at != null) {
      Walker walker = walkers.get(at);
      if (walker != null) {
        return walk(walker, job, container, findings);
      }
      if (parsed.contains(at)) {
        return parse(job, container, type, findings);
      }
      at = config.getMediaTypeRegistry().getSupertype(at);
    }
    return fallback(container, findings, Outcome.UNSUPPORTED, "", "no parser for " + type);
  }

  private MediaType detect(Job job, Container container) throws IOException {
    Metadata hints = new Metadata();
    hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, job.name());
    if (job.declaredType() != null && MediaType.parse(job.declaredType()) != null) {
      hints.set(Metadata.CONTENT_TYPE, job.declaredType());
    }
    MediaType type;
    if (container.file() == null) {
      byte[] prefix = container.content().read(0, (int) Math.min(PREFIX, container.size()));
      type = config.getMimeRepository().detect(new ByteArrayInputStream(prefix), hints);
    } else {
      try (TikaInputStream in = TikaInputStream.get(container.file())) {
        type = config.getDetector().detect(in, hints);
      } catch (IOException | RuntimeException | StackOverflowError e) {
        try (TikaInputStream in = TikaInputStream.get(container.file())) {
          type = config.getMimeRepository().detect(in, hints);
        }
      }
    }
    return config.getMediaTypeRegistry().normalize(type.getBaseType());
  }

  private JobResult walk(Walker walker, Job job, Container container, Findings findings)
      throws IOException {
    Walker.Walk walk;
    try {
      walk = walker.walk(container, job.name(), findings);
    } catch (RuntimeException | StackOverflowError e) {
      walk = Walker.Walk.of(Outcome.CORRUPT, Findings.words(e));
    }
    if (walk.outcome() == Outcome.CORRUPT && findings.found() == 0) {
      return fallback(
          container, findings, Outcome.CORRUPT, walker.program(), String.valueOf(walk.reason()));
    }
    return result(
        findings, walk.outcome(), walker.program(), walk.reason(), false, walk.passwordIndex());
  }

  private JobResult parse(Job job, Container container, MediaType type, Findings findings)
      throws IOException {
    List<@Nullable String> candidates = new ArrayList<>();
    candidates.add(null);
    candidates.addAll(job.passwords());
    String locked = "";
    for (int i = 0; i < candidates.size(); i++) {
      Metadata metadata = new Metadata();
      metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, job.name());
      metadata.set(Metadata.CONTENT_TYPE, type.toString());
      try {
        parseOnce(container, metadata, candidates.get(i), findings);
        String password = candidates.get(i);
        opened =
            new Opened(
                container.file(), type, password == null ? "" : password, orientation(metadata));
        return parsed(findings, metadata, type, container, i - 1);
      } catch (EncryptedDocumentException e) {
        locked = Findings.words(e);
        if (findings.text().any() || findings.hasChildren()) {
          break;
        }
      } catch (UnsupportedFormatException e) {
        return failed(findings, metadata, type, container, Outcome.UNSUPPORTED, e);
      } catch (TikaException
          | SAXException
          | IOException
          | RuntimeException
          | StackOverflowError
          | LinkageError
          | AssertionError e) {
        return failed(findings, metadata, type, container, Outcome.CORRUPT, e);
      }
    }
    return result(findings, Outcome.ENCRYPTED, "Tika", locked, false, -1);
  }

  private void parseOnce(
      Container container, Metadata metadata, @Nullable String password, Findings findings)
      throws IOException, SAXException, TikaException {
    DirectChildren children = new DirectChildren(findings, config.getMimeRepository());
    ParseContext context = context(password);
    context.set(EmbeddedDocumentExtractor.class, children);
    try (TikaInputStream in =
        container.file() == null
            ? TikaInputStream.get(container.stream())
            : TikaInputStream.get(container.file())) {
      SecureContentHandler guard =
          new SecureContentHandler(new BodyContentHandler(findings.text()), in);
      guard.setOutputThreshold(Long.MAX_VALUE);
      guard.setMaximumDepth(XML_DEPTH);
      guard.setMaximumPackageEntryDepth(PACKAGE_DEPTH);
      try {
        config.getParser().parse(in, guard, metadata, context);
      } catch (SAXException e) {
        try {
          guard.throwIfCauseOf(e);
        } catch (TikaException nested) {
          findings.hit(Limit.NESTING);
          throw nested;
        }
        throw e;
      }
    } finally {
      findings.expect(findings.found());
    }
  }

  private ParseContext context(@Nullable String password) {
    ParseContext context = new ParseContext();
    context.set(TikaConfig.class, config);
    context.set(Parser.class, config.getParser());
    PDFParserConfig pdf = new PDFParserConfig();
    pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
    pdf.setMaxMainMemoryBytes(PDF_MEMORY);
    pdf.setExtractActions(true);
    context.set(PDFParserConfig.class, pdf);
    OfficeParserConfig office = new OfficeParserConfig();
    office.setExtractMacros(true);
    office.setUseSAXDocxExtractor(true);
    office.setUseSAXPptxExtractor(true);
    office.setIncludeDeletedContent(true);
    office.setIncludeMoveFromContent(true);
    context.set(OfficeParserConfig.class, office);
    if (password != null) {
      context.set(PasswordProvider.class, metadata -> password);
    }
    return context;
  }

  private JobResult parsed(
      Findings findings, Metadata metadata, MediaType type, Container container, int password)
      throws IOException {
    findings.text().flush();
    Properties.report(metadata, type, container, findings);
    String parser = Properties.parser(metadata);
    if (parser.equals(EMPTY_PARSER)) {
      return fallback(container, findings, Outcome.UNSUPPORTED, "", "no parser for " + type);
    }
    return result(
        findings, password < 0 ? Outcome.OK : Outcome.PASSWORD_USED, parser, null, false, password);
  }

  private JobResult failed(
      Findings findings,
      Metadata metadata,
      MediaType type,
      Container container,
      Outcome outcome,
      Throwable cause)
      throws IOException {
    boolean full = String.valueOf(cause.getMessage()).contains("No space left on device");
    if (full) {
      findings.hit(Limit.SCRATCH);
      scratch.clear();
    }
    findings.text().flush();
    Properties.report(metadata, type, container, findings);
    String parser = Properties.parser(metadata);
    Outcome honest = full ? Outcome.OK_TRUNCATED : outcome;
    if (findings.text().any()) {
      return result(findings, honest, parser, Findings.words(cause), false, -1);
    }
    Container left = full ? new Container(container.content(), container.size(), null) : container;
    return fallback(left, findings, honest, parser, Findings.words(cause));
  }

  /** Raw strings in place of a parser's text. */
  private JobResult fallback(
      Container container, Findings findings, Outcome outcome, String parser, String reason)
      throws IOException {
    RawStrings.extract(container.content(), container.size(), findings.text());
    findings.text().flush();
    return result(findings, outcome, parser, reason, true, -1);
  }

  private JobResult result(
      Findings findings,
      Outcome outcome,
      String parser,
      @Nullable String reason,
      boolean fallback,
      int password)
      throws IOException {
    Limit limit = findings.limit();
    boolean whole = outcome == Outcome.OK || outcome == Outcome.PASSWORD_USED;
    Language language =
        fallback ? null : languages.of(findings.text().sample(), findings.job().languages());
    ContainerCounts counts = findings.hasChildren() ? findings.counts() : ContainerCounts.NONE;
    return new JobResult(
        whole && limit != null ? Outcome.OK_TRUNCATED : outcome,
        parser,
        parser.isEmpty() ? "" : version,
        limit,
        reason,
        counts,
        language,
        fallback,
        password);
  }

  /** Draws a picture of the item that was read, where there is one to draw. */
  void preview(Job job, Findings findings) throws IOException {
    Opened item = opened;
    if (!job.preview() || item == null || item.file() == null) {
      return;
    }
    try {
      Preview preview =
          switch (item.type().getType() + "/" + item.type().getSubtype()) {
            case "application/pdf" -> Thumbnail.ofPdf(item.file(), item.password());
            case "image/png", "image/jpeg", "image/gif", "image/bmp", "image/tiff" ->
                Thumbnail.ofImage(item.file(), item.orientation());
            default -> null;
          };
      if (preview != null) {
        findings.preview(preview);
      }
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      findings.warning("PREVIEW_FAILED", Findings.words(e));
    }
  }

  /** Leaves nothing of the item. */
  void forget() throws IOException {
    opened = null;
    scratch.clear();
  }

  private static int orientation(Metadata metadata) {
    Integer stated = metadata.getInt(TIFF.ORIENTATION);
    return stated == null ? 1 : stated;
  }
}
