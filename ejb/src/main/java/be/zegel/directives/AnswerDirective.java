package be.zegel.directives;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The command by which the investigators answer: what was done, with the numbers of the official
 * reports.
 */
public record AnswerDirective(@NotBlank @Size(max = 8000) String text) {}
