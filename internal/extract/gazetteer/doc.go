// Package gazetteer knows the names of international bodies, states,
// nationalities and cities, and finds them in a text in one pass.
//
// # Adding an organisation
//
// Edit data/bodies.csv, the one file for bodies, and run "go test" here. A row
// is
//
//	acronym,name,aliases,parent,seat,source,key
//
// for example
//
//		UNECE,United Nations Economic Commission for Europe,ECE;Economic Commission for Europe,UN,Geneva,un-chart,
//
//	  - acronym: as English UN practice writes it, empty if there is none. It is
//	    matched case for case: "WHO" is a body, "who" and "Who" are not.
//	  - name: the full English name, without a leading "the".
//	  - aliases: other names, short names, former names and other acronyms,
//	    separated by semicolons. Not needed, because they are found anyway:
//	    spellings that differ in hyphens, accents, British or American usage
//	    ("programme", "labour", "organisation", "co-operation"), "&" for "and", a
//	    comma before "and", "UN" or "U.N." for "United Nations", and a parent's
//	    acronym for its name. An alias that starts with "~" also belongs to
//	    another body and comes second to it; without the mark a name claimed
//	    twice is an error.
//	  - parent: the key of the body that it is an organ, agency or mission of,
//	    or empty.
//	  - seat: the city of its headquarters if the source says so, or empty.
//	  - source: where the names were seen, a key of data/sources.csv. Every row
//	    has one.
//	  - key: only where the key is neither the acronym nor the name.
//
// A line that begins with "#" is a comment.
//
// # Adding names without a rebuild
//
// [Gazetteer.With] reads *.csv and *.yaml in the folder "gazetteers" of a user's
// own rules; see there for their form.
//
// # What a name is not
//
// data/phrases.txt holds phrases that contain a name and do not mean its bearer,
// such as "Indian Ocean". Find passes over them.
//
// # Generated data
//
// data/states.tsv and data/cities.tsv are written by the command in gen from
// maintained data sets (see its documentation and NOTICE): correct them there,
// in gen/states.csv and gen/cities.csv, and run "go generate".
//
// # How names are found
//
// All names lie in one trie over folded words. Find cuts a text into words and
// walks the trie from each, so its cost grows with the text alone. A path's end
// holds the forms that end there; a form is a match if its letter case and its
// commas agree with the text: acronyms letter for letter, names with a capital
// where the form has one. The longest match that starts at a word wins, and the
// search goes on after it.
package gazetteer

//go:generate go run ./gen
