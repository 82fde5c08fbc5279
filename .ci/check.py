"""Small checks of an extract that share no code with the program.

    check.py quotes TEXT EXTRACT.jsonl        every quote is the text at its span, in code points
    check.py atleast SCORE.json NAME=F1...    figures of the reference scorer reach their marks
    check.py near A.json B.json TOLERANCE NAME...   two scores differ by no more than TOLERANCE
"""
import json
import sys


def quotes(text_file, extract):
    # newline="" keeps every character: a line feed is one code point
    text = open(text_file, encoding="utf8", newline="").read()
    seen = wrong = 0
    for line in open(extract, encoding="utf8"):
        record = json.loads(line)
        if record["type"] == "mention":
            spans = [(record["start"], record["end"], record["text"])]
        else:
            spans = [(e["start"], e["end"], e["quote"]) for e in record.get("evidence", [])]
        for start, end, quote in spans:
            seen += 1
            if text[start:end] != quote:
                wrong += 1
                print(f"{record['type']} {start}-{end}: {quote!r} is not {text[start:end]!r}")
    print(f"{seen} quotes, {wrong} wrong")
    return wrong == 0 and seen > 0


def f1(score, name):
    return (score[name] or {"f1": 1.0})["f1"]


def atleast(score_file, *marks):
    score, ok = json.load(open(score_file)), True
    for mark in marks:
        name, want = mark.split("=")
        if f1(score, name) < float(want):
            print(f"{name}: F1 {f1(score, name)}, must reach {want}")
            ok = False
    return ok


def near(a_file, b_file, tolerance, *names):
    a, b, ok = json.load(open(a_file)), json.load(open(b_file)), True
    for name in names:
        if abs(f1(a, name) - f1(b, name)) > float(tolerance) + 1e-9:
            print(f"{name}: F1 {f1(a, name)} and {f1(b, name)} are further apart than {tolerance}")
            ok = False
    return ok


if __name__ == "__main__":
    checks = {"quotes": quotes, "atleast": atleast, "near": near}
    sys.exit(0 if checks[sys.argv[1]](*sys.argv[2:]) else 1)
