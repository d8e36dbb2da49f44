package be.zegel.wrong.unmarked.util;

/** Wrong on purpose: in no feature, in an unmarked package, under two names that say nothing. */
class ThingHelper {}
