package be.zegel.filing;

/**
 * A part of the text of an item. Offsets count UTF-16 units in the whole text.
 *
 * @param from where the part begins
 * @param text the part; it ends between two characters, never inside one
 * @param next where the next part begins, −1 at the end
 * @param total the length of the whole text
 */
public record TextPage(long from, String text, long next, long total) {}
