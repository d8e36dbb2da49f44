package be.zegel.evidence.index.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the query language with their names in English, Dutch, French and German. Names are
 * compared without case and accents.
 */
public enum QueryField {
  /** The text alone. */
  TEXT(Takes.WORDS, "text", "tekst,inhoud", "texte,contenu", "inhalt"),
  /** The item's name, or the subject of a mail. */
  NAME(Takes.WORDS, "name", "naam,bestandsnaam", "nom", "dateiname"),
  /** The way to it. */
  PATH(Takes.WORDS, "path", "pad", "chemin", "pfad"),
  /** Any metadata, or {@code meta:key=value}. */
  METADATA(Takes.WORDS, "meta,metadata", "metagegevens", "métadonnées", "metadaten"),
  /** Who wrote it. */
  AUTHOR(Takes.WORDS, "author", "auteur", "auteur", "autor,verfasser"),
  /** Sender. */
  FROM(Takes.WORDS, "from", "van,afzender", "de,expéditeur", "von,absender"),
  /** Receivers. */
  TO(Takes.WORDS, "to", "aan,bestemmeling", "destinataire", "an,empfänger"),
  /** Receivers of a copy. */
  CC(Takes.WORDS, "cc", "cc", "cc", "cc"),
  /** Hidden receivers. */
  BCC(Takes.WORDS, "bcc", "bcc", "cci", "bcc"),
  /** Subject. */
  SUBJECT(Takes.WORDS, "subject", "onderwerp", "objet,sujet", "betreff"),
  /** Title inside the document. */
  TITLE(Takes.WORDS, "title", "titel", "titre", "titel"),
  /** Keywords inside the document. */
  KEYWORDS(Takes.WORDS, "keywords", "trefwoorden", "mots-clés", "stichwörter"),
  /** Organisation inside the document. */
  COMPANY(Takes.WORDS, "company", "bedrijf", "société", "firma"),
  /** The program it was made with. */
  APPLICATION(Takes.WORDS, "application", "toepassing", "application", "anwendung"),
  /** The device it was made with. */
  DEVICE(Takes.WORDS, "device,camera", "toestel", "appareil", "gerät,kamera"),
  /** Message-ID of a mail. */
  MESSAGE_ID(Takes.WORDS, "message-id", "bericht-id", "id-message", "nachrichten-id"),
  /** Message-ID of the mail it answers. */
  IN_REPLY_TO(Takes.WORDS, "in-reply-to", "antwoord-op", "réponse-à", "antwort-auf"),
  /** Kind of item, or a media type. */
  TYPE(Takes.TYPE, "type", "soort", "type,genre", "art,typ"),
  /** Language of its text. */
  LANGUAGE(Takes.LANGUAGE, "language,lang", "taal", "langue", "sprache"),
  /** Main date. */
  DATE(Takes.DATE, "date", "datum", "date", "datum"),
  /** Date of sending. */
  SENT(Takes.DATE, "sent", "verzonden", "envoyé", "gesendet"),
  /** Date of receipt. */
  RECEIVED(Takes.DATE, "received", "ontvangen", "reçu", "empfangen"),
  /** Date of creation. */
  CREATED(Takes.DATE, "created", "aangemaakt", "créé", "erstellt"),
  /** Date of the last change. */
  MODIFIED(Takes.DATE, "modified", "gewijzigd", "modifié", "geändert"),
  /** Date of the last opening. */
  ACCESSED(Takes.DATE, "accessed", "geopend", "consulté", "geöffnet"),
  /** Date a picture was taken. */
  TAKEN(Takes.DATE, "taken", "genomen", "pris", "aufgenommen"),
  /** Size. */
  SIZE(Takes.SIZE, "size", "grootte", "taille", "größe"),
  /** Extension of the name. */
  EXTENSION(Takes.VALUE, "ext,extension", "extensie", "extension", "endung"),
  /** Label of the exhibit. */
  EXHIBIT(Takes.VALUE, "exhibit", "stuk,overtuigingsstuk", "pièce", "asservat,beweisstück"),
  /** Number of the case. */
  CASE(Takes.VALUE, "case", "zaak", "affaire,dossier", "sache,fall"),
  /** Id of a file. */
  FILE(Takes.VALUE, "file", "bestand", "fichier", "datei"),
  /** Id of an item. */
  ITEM(Takes.VALUE, "item", "item", "élément", "element"),
  /** SHA-256 of the content. */
  HASH(Takes.HASH, "hash,sha256", "hash", "empreinte", "prüfsumme");

  /** What a field takes behind its colon. */
  public enum Takes {
    /** Words, phrases, patterns, proximities, brackets. */
    WORDS,
    /** A date or a range of dates. */
    DATE,
    /** A size or a range of sizes. */
    SIZE,
    /** A {@link MediaGroup} or a media type. */
    TYPE,
    /** A language. */
    LANGUAGE,
    /** A hash or its beginning. */
    HASH,
    /** A value as a whole, or its beginning with {@code *}. */
    VALUE
  }

  private static final Map<String, QueryField> BY_NAME = new HashMap<>();

  static {
    for (QueryField field : values()) {
      for (String name : field.names.split("[,;]")) {
        BY_NAME.put(Letters.plain(name), field);
      }
    }
  }

  /** What it takes. */
  private final Takes takes;

  /** Names of the four languages with semicolons between, several of one language with commas. */
  private final String names;

  QueryField(Takes takes, String en, String nl, String fr, String de) {
    this.takes = takes;
    this.names = String.join(";", en, nl, fr, de);
  }

  /** What it takes. */
  public Takes takes() {
    return takes;
  }

  /** Its names in {@code en}, {@code nl}, {@code fr} or {@code de}, the preferred one first. */
  public List<String> names(String language) {
    int index =
        switch (language) {
          case "nl" -> 1;
          case "fr" -> 2;
          case "de" -> 3;
          default -> 0;
        };
    return List.of(names.split(";")[index].split(","));
  }

  /**
   * The key under which the metadata of this field is indexed; empty for fields that are no
   * metadata.
   */
  public String key() {
    return switch (this) {
      case AUTHOR,
          FROM,
          TO,
          CC,
          BCC,
          SUBJECT,
          TITLE,
          KEYWORDS,
          COMPANY,
          APPLICATION,
          DEVICE,
          MESSAGE_ID,
          IN_REPLY_TO ->
          names("en").getFirst();
      case TEXT,
          NAME,
          PATH,
          METADATA,
          TYPE,
          LANGUAGE,
          DATE,
          SENT,
          RECEIVED,
          CREATED,
          MODIFIED,
          ACCESSED,
          TAKEN,
          SIZE,
          EXTENSION,
          EXHIBIT,
          CASE,
          FILE,
          ITEM,
          HASH ->
          "";
    };
  }

  /** The field of a name in any of the languages, or null. */
  public static @Nullable QueryField named(String name) {
    return BY_NAME.get(Letters.plain(name));
  }

  /** The name nearest to one that does not exist, or empty when none is near. */
  static String nearest(String name) {
    return Nearest.of(Letters.plain(name), BY_NAME.keySet());
  }
}
