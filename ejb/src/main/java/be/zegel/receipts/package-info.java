/**
 * Receipts on paper: what a person gets when a thing is taken from them or handed over. It names
 * the event by its hash, so that every receipt is a witness that nobody can roll back.
 */
@Feature(
    name = "receipts",
    allowedDependencies = {"access", "audit", "reference", "chain", "custody", "ledger", "problem"})
@NullMarked
package be.zegel.receipts;

import be.zegel.Feature;
import org.jspecify.annotations.NullMarked;
