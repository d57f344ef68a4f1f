"""Judges a plain provider as one would in an afternoon: read the files, sweep
over what happened to each contract, write a row for every month.

Enters: the folder of the provider and that of its plain files. Leaves: a CSV
file in the order of the tenant list. The standard library alone.
"""
import csv
import sys
from collections import defaultdict
from datetime import datetime
from fractions import Fraction

COUNTS, OTHER_CAUSE, WINDOW = 1, 2, 4
FOREVER = 2**63 - 1


def rows(folder, name):
    with open(f"{folder}/{name}.csv", newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def ms(text):
    return round(datetime.fromisoformat(text).timestamp()) * 1000


def names(text):
    return frozenset(text.split(";")) if text else frozenset()


class Terms:
    def __init__(self, row, tiers):
        self.components, self.causes = names(row["components"]), names(row["causes"])
        self.notice = int(row["notice_ms"]) if row["notice_ms"] else None
        self.minimum, self.hours, self.denominator = int(row["minimum_ms"]), row["hours"], row["denominator"]
        self.at_or, self.target, self.prorated = row["at_or"] == "true", int(row["target_ppm"]), row["prorated"] == "true"
        self.cap, self.tiers = int(row["cap_ppm"]), sorted(tiers)
        self.reading = (self.components, self.causes, self.notice)

    def missed(self, counted, charged, threshold):
        left, least = (counted - charged) * 1_000_000, threshold * counted
        return counted > 0 and (left <= least if self.at_or else left < least)

    def credit(self, counted, charged):
        for threshold, credit in self.tiers:
            if self.missed(counted, charged, threshold):
                return credit
        return 0


def read_terms(plain):
    tiers = defaultdict(list)
    for row in rows(plain, "tiers"):
        tiers[row["policy"]].append((int(row["threshold_ppm"]), int(row["credit_ppm"])))
    return {row["policy"]: Terms(row, tiers[row["policy"]]) for row in rows(plain, "terms")}


def happened(folder, plain, readings):
    """What happened to everybody in a place, and to single tenants, as each reading sees it."""
    shared, own = defaultdict(list), defaultdict(list)
    for row in rows(plain, "outages"):
        start, end = ms(row["start"]), ms(row["end"])
        if row["level"] == "degraded" or start >= end:
            continue
        for reading in readings:
            components, causes, _ = reading
            if row["component"] and components and row["component"] not in components:
                continue
            kind = OTHER_CAUSE if row["cause"] in causes else COUNTS
            if row["tenant"]:
                own[reading, row["service"], row["tenant"]].append((row["region"], (start, kind, 1), (end, kind, -1)))
            else:
                shared[reading, row["service"], row["region"]] += [(start, kind, 1), (end, kind, -1)]
    for row in rows(folder, "maintenance"):
        start, end = ms(row["start"]), ms(row["end"])
        for reading in readings:
            if reading[2] is not None and start < end and start - ms(row["announced"]) >= reading[2]:
                shared[reading, row["service"], row["region"]] += [(start, WINDOW, 1), (end, WINDOW, -1)]
    return shared, own


def sweep(events, minimum):
    """Pieces that are not simply up: start, end, down, charged, excluded, window."""
    pieces, since = [], 0
    down = other = windows = 0
    state, last = 0, len(events) - 1
    for n, (at, kind, step) in enumerate(events):
        if kind == COUNTS:
            down += step
        elif kind == OTHER_CAUSE:
            other += step
        else:
            windows += step
        if n < last and events[n + 1][0] == at:
            continue  # everything of an instant comes first
        if windows:
            new = 3 if down or other else 4
        else:
            new = 1 if down else 2 if other else 0
        if new != state:
            if state:
                pieces.append((since, at, state, state == 1 and at - since >= minimum))
            state, since = new, at
    return pieces


def months(pieces, promised, start, end):
    """Lengths by month: measured, down, charged, excluded, windows."""
    out, first = {}, 0
    for month, opens, closes in promised:
        opens, closes = max(opens, start), min(closes, end)
        if opens >= closes:
            continue
        sums = out.setdefault(month, [0, 0, 0, 0, 0])
        sums[0] += closes - opens
        while first < len(pieces) and pieces[first][1] <= opens:
            first += 1
        n = first
        while n < len(pieces) and pieces[n][0] < closes:
            since, until, state, charged = pieces[n]
            length = min(until, closes) - max(since, opens)
            if state == 1:
                sums[1] += length
            if charged:
                sums[2] += length
            if state in (2, 3):
                sums[3] += length
            if state > 2:
                sums[4] += length
            n += 1
    return out


def judge(terms, fee, sums, part, whole):
    measured, down, charged, excluded, windows = sums
    counted = measured - {"less_excluded_outages": excluded, "less_scheduled_windows": windows}.get(terms.denominator, 0)
    breached = terms.missed(counted, charged, terms.target)
    credit = terms.credit(counted, charged) if breached else 0
    minor = 0
    if credit:
        minor = fee * min(credit, terms.cap) / 1_000_000 * (Fraction(part, whole) if terms.prorated else 1)
        minor = (2 * minor.numerator + minor.denominator) // (2 * minor.denominator)
    available = (counted - charged) * 1_000_000 // counted if counted > 0 else ""
    return [measured, counted, down, charged, excluded, available, str(breached).lower(), credit, minor]


def main(folder, plain, out):
    terms = read_terms(plain)
    shared, own = happened(folder, plain, {t.reading for t in terms.values()})
    units = {row["currency"]: int(row["minor_units"]) for row in rows(plain, "currencies")}
    days = {(row["zone"], row["day"]): int(row["starts_ms"]) for row in rows(plain, "days")}
    promised = defaultdict(list)
    for row in rows(plain, "hours"):
        promised[row["hours"], row["zone"]].append((int(row["month"]), int(row["starts_ms"]), int(row["ends_ms"])))
    with open(out, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow("tenant,service,month,measured_ms,counted_ms,down_ms,charged_ms,excluded_ms,availability_ppm,breached,credit_ppm,credit_minor".split(","))
        for row in rows(folder, "tenants"):
            t, service, zone = terms[row["policy"]], row["service"], row["timezone"]
            events = shared[t.reading, service, row["region"]] + shared[t.reading, service, "*"]
            for region, begins, ends in own[t.reading, service, row["tenant"]]:
                if region in ("*", row["region"]):
                    events += [begins, ends]
            events.sort()
            start, end = days[zone, row["from"]], days[zone, row["to"]] if row["to"] else FOREVER
            fee = Fraction(row["fee"]) * units[row["currency"]]
            fee *= Fraction(int(row["seats"]) if row["fee_unit"] == "seat" else 1, 12 if row["fee_period"] == "year" else 1)
            found = months(sweep(events, t.minimum), promised[t.hours, zone], start, end)
            for month, opens, closes in promised["", zone]:
                part = min(closes, end) - max(opens, start)
                if part > 0:
                    sums = found.get(month, (0, 0, 0, 0, 0))
                    table.writerow([row["tenant"], service, month, *judge(t, fee, sums, part, closes - opens)])


main(*sys.argv[1:])
