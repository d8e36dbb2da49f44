package be.zegel.search;

import be.zegel.evidence.index.query.QueryField;
import be.zegel.evidence.index.query.QueryHelp;
import java.util.Arrays;
import java.util.List;

/**
 * A line of the help on the query language: something that can be written in a query.
 *
 * @param code the key of its explanation: {@code query.help.<code>} for a form, {@code
 *     query.field.<code>} for a field
 * @param form how it is written, with the names of all four languages
 * @param example a query that uses it; empty for a field
 */
public record QueryForm(String code, String form, String example) {

  /** Every form, in the order in which it is learnt. */
  public static List<QueryForm> forms() {
    return Arrays.stream(QueryHelp.values())
        .map(help -> new QueryForm(help.name(), help.form(), help.example()))
        .toList();
  }

  /**
   * The fields that people use, under their names in one language; ids are for programs.
   *
   * @param language {@code nl}, {@code fr}, {@code de} or {@code en}
   */
  public static List<QueryForm> fields(String language) {
    return Arrays.stream(QueryField.values())
        .filter(field -> field != QueryField.FILE && field != QueryField.ITEM)
        .map(
            field ->
                new QueryForm(field.name(), String.join(": · ", field.names(language)) + ":", ""))
        .toList();
  }
}
