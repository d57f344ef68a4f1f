// Package pagetest opens the pages of a report folder as a reader would, for
// the tests of those that write them.
//
// Enters: a folder of pages. Leaves: what a page shows, and what it must not
// do: errors on its console, requests outside its folder ([Browser]), links
// that lead nowhere ([DeadLinks]). It does not know what should be on a page.
package pagetest
