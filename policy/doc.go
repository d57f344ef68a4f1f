// Package policy is the language of promises: YAML in, checked terms out.
//
// Enters: the text of a policy file ([Read]). Leaves: a [Policy], immutable
// once valid, whose [Terms] are everything that the kernel (package analysis)
// looks at; its reading in English ([Policy.English]); or [Errors], each with
// its file, line, source line and a hint. Required keys without default are
// those on which real contracts disagree; every default that a policy relies
// on is printed by its reading in English.
//
// One clause, one file. A clause ([clause]) is declared by a function that
// names its keys, reads them, checks them and says them in a sentence. To add
// one: a file with that function and its types, a field in [Terms], a line in
// the list in clauses.go, a row in docs/policies.md. The tests then insist that
// the key is documented, that the field moves [Terms.Key] and that the sentence
// says it.
//
// It does not know contracts, outages, other files or the database, and
// computes no time and no amount.
package policy
