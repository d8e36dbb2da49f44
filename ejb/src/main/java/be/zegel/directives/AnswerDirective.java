package be.zegel.directives;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command by which the investigators answer: what was done, with the numbers of the official
 * reports.
 *
 * @param answers one answer for each act that the directive asks for, in their order; absent when
 *     the text answers all of them
 */
public record AnswerDirective(
    @NotBlank @Size(max = 8000) String text,
    @Nullable @Size(max = 50) List<@NotBlank @Size(max = 2000) String> answers) {}
