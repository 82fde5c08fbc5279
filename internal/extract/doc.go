// Package extract reads records out of a document: meetings, agreements and
// signatories, each with its quote, page and rule.
package extract
