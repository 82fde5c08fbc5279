"""Loads entities with the followthemoney package itself.

    pip install followthemoney
    python check.py FILE.ftm...

Every entity must be of a known schema, keep each of its values when the
package cleans them, have its required properties, and refer only to entities
of the file that the property's range allows.
"""

import json
import sys

from followthemoney import model

failed = False


def fail(message):
    global failed
    failed = True
    print(message, file=sys.stderr)


for path in sys.argv[1:]:
    entities = {}
    with open(path, encoding="utf-8") as f:
        for line in f:
            data = json.loads(line)
            proxy = model.get_proxy(data, cleaned=False)
            if proxy.id in entities:
                fail(f"{path}: {proxy.id} stands twice")
            entities[proxy.id] = proxy
            proxy.schema.validate(data)
            for name, values in data["properties"].items():
                if len(proxy.get(name)) != len(values):
                    fail(f"{path}: {proxy.id}: {name} {values} became {proxy.get(name)}")
            for name in proxy.schema.required:
                if not proxy.get(name):
                    fail(f"{path}: {proxy.id}: no {name}")
    for proxy in entities.values():
        for prop, value in proxy.itervalues():
            if prop.type.name != "entity":
                continue
            if value not in entities:
                fail(f"{path}: {proxy.id}: {prop.name} points at nothing")
            elif not entities[value].schema.is_a(prop.range):
                fail(f"{path}: {proxy.id}: {prop.name} points at a {entities[value].schema.name}")
    print(f"{path}: {len(entities)} entities")

sys.exit(1 if failed else 0)
