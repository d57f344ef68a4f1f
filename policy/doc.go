// Package policy is the language of promises: YAML in, checked terms out.
//
// Enters: the text of a policy file. Leaves: a [Policy], immutable once valid,
// whose [Terms] are everything that the kernel (package analysis) looks at.
// Required keys without default are those on which real contracts disagree;
// every default that a policy relies on is printed by its reading in English.
//
// It does not know contracts, outages, files or the database, and computes no
// time and no amount.
package policy
