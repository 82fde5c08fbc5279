"""Writes schema.json: the facts of the FollowTheMoney model that the tests use.

    pip install followthemoney==4.11.2
    python extract.py > schema.json

FollowTheMoney (https://followthemoney.tech)
is under the MIT licence, copyright Journalism Development Network, Inc. and
contributors. Only names of schemata and properties, their types, ranges,
lengths and requirements are taken.
"""

import json

import followthemoney
from followthemoney import model

NAMES = [
    "Document", "Event", "HyperText", "Membership", "Mention", "Organization", "Page",
    "Pages", "Person", "PlainText", "PublicBody", "Representation",
]

schemata = {}
for name in NAMES:
    schema = model.get(name)
    schemata[name] = {
        "abstract": schema.abstract,
        "is_a": sorted(s.name for s in schema.schemata),
        "required": sorted(schema.required),
        "properties": {
            p.name: {"type": p.type.name, "max_length": p.max_length, **({"range": p.range.name} if p.range else {})}
            for p in sorted(schema.properties.values(), key=lambda p: p.name)
            if not p.stub
        },
    }

# One line a schema keeps the file small and its diffs readable.
head = {
    "source": "https://followthemoney.tech",
    "licence": "MIT",
    "version": followthemoney.__version__,
}
print(json.dumps(head)[:-1] + ', "schemata": {')
print(",\n".join(json.dumps(name) + ": " + json.dumps(facts, sort_keys=True) for name, facts in schemata.items()))
print("}}")
