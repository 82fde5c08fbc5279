// Package compare answers what no single report tells: the history of an
// agreement over the reports (NewLedger), what changed between two yearly
// reports (Diff), which plans came true and where two bodies' reports tell the
// same event differently (Reconcile).
//
// # When two records are the same
//
// Two agreements of different reports are one instrument if they have the same
// key, or the same family of types and the same parties and titles that do not
// contradict each other: "Joint Action Plan" goes with "Joint Action Plan
// 2024-2025", but the plan for 2022-2023 does not. Of instruments concluded on
// one day, one report may name fewer parties than the other. Two records of one
// report are never joined: the extraction has told them apart.
//
// Two meetings are one encounter if they have the same key, or share at least
// two bodies and overlap in their dates and name no two different cities.
//
// Bodies are the same under one key, name or acronym, whatever the report
// calls them.
//
// # When a report speaks
//
// A status is told at a time: the end of the report's reporting period, else
// the date that the report bears, else the latest day on which the report says
// that something happened. Histories are in this order.
package compare
