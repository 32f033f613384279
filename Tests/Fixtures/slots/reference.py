"""Slots computed another way: Python's own time zones, one day at a time, no thought for speed.

`python3 reference.py > independent.json` draws the cases of that file again, always the same. `SlotExamplesTests` compares them with the engine.
"""

import json
import random
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ZONES = ["Europe/Paris", "Europe/Paris", "America/Miquelon", "Indian/Reunion", "Pacific/Noumea", "Australia/Lord_Howe", "Africa/Cairo", "America/Havana"]
DAYS = ["2026-03-25", "2026-10-21", "2026-03-05", "2026-10-29", "2027-12-28", "2028-02-26", "2026-10-01", "2026-04-21"]


def instant(day, minutes, zone):
    """What the clock shows, twice or never: the first of the two, or the clock as it was."""
    shown = datetime.combine(day, time()) + minutes * MINUTE
    return shown.replace(tzinfo=zone).astimezone(timezone.utc)


def told(text, zone):
    day, clock = text.split(" ")
    return instant(date.fromisoformat(day), minutes(clock), zone)


def minutes(clock):
    hours, rest = map(int, clock.split(":"))
    return hours * 60 + rest


def clock(count):
    return f"{count // 60:02}:{count % 60:02}"


def opens(opening, day):
    first = date.fromisoformat(opening["first_day"])
    if "until" in opening and day > date.fromisoformat(opening["until"]):
        return False
    if "weekly" not in opening:
        return day == first
    weeks = (day - (first - first.weekday() * DAY)).days // 7
    return day >= first and day.isoweekday() in opening["weekly"] and weeks % opening.get("interval", 1) == 0


def without(free, start, end):
    pieces = [piece for a, b in free for piece in ((a, min(b, start)), (max(a, end), b))] if start < end else free
    return [(a, b) for a, b in pieces if a < b]


def starts(case):
    zone, length = ZoneInfo(case["tz"]), case["duration_min"] * MINUTE
    now = told(case["now"], zone)
    earliest = now + timedelta(seconds=case.get("min_delay_s", 0))
    latest = now + timedelta(seconds=case.get("max_delay_s", 10**9))
    found = set()
    for rank, opening in enumerate(case["openings"]):
        who = opening.get("agent", rank)
        busy = [pair for other in case["openings"] if other is opening or other.get("agent") == who for pair in other["busy"]]
        day, last = map(date.fromisoformat, case["range"])
        while day <= last:
            if opens(opening, day) and (str(day) not in case["holidays"] or case["work_on_holidays"]):
                begin, end = (instant(day, minutes(opening[key]), zone) for key in ("start", "end"))
                free = [(begin, end)] if begin < end else []
                for a, b in busy:
                    free = without(free, told(a, zone), told(b, zone))
                for start, end in free:
                    if start < now:
                        start = begin - (begin - now) // (5 * MINUTE) * 5 * MINUTE
                    while start + length <= end:
                        if earliest <= start <= latest:
                            found.add((start, who))
                        start += length
            day += DAY
    times = [start for start, _ in found]
    return [time.astimezone(zone).isoformat(timespec="minutes") for time in sorted(set(times) if case["public"] else times)]


def drawn_opening(dice, day):
    start = dice.choice([0, 60, 90, 120, 150, 480, 540, dice.randint(0, 1400)])
    opening = {"first_day": str(day()), "start": clock(start), "end": clock(min(1440, start + dice.choice([30, 120, 180, dice.randint(1, 400)])))}
    if dice.random() < 0.6:
        opening |= {"weekly": sorted(dice.sample(range(1, 8), dice.randint(1, 7))), "interval": dice.randint(1, 3)}
    if dice.random() < 0.3:
        opening["until"] = str(day())
    if dice.random() < 0.5:
        opening["agent"] = dice.choice("AB")
    opening["busy"] = [[f"{on} {clock(at)}", f"{on} {clock(at + dice.randint(0, 90))}"] for on, at in ((day(), dice.randint(0, 1300)) for _ in range(dice.randint(0, 4)))]
    return opening


def drawn_case(dice, number):
    base, length = date.fromisoformat(dice.choice(DAYS)), dice.randint(0, 9)
    day = lambda: base + dice.randint(-5, length) * DAY
    case = {
        "id": f"I{number}", "tz": dice.choice(ZONES), "now": f"{base + dice.choice([-9, -1, 0, 1]) * DAY} {clock(dice.randint(0, 1439))}",
        "duration_min": dice.choice([20, 30, 45, 60, 90]), "range": [str(base), str(base + length * DAY)], "public": dice.random() < 0.7,
        "holidays": [str(day())], "work_on_holidays": dice.random() < 0.2, "openings": [drawn_opening(dice, day) for _ in range(dice.randint(1, 3))],
    }
    if dice.random() < 0.3:
        case["min_delay_s"] = dice.choice([1, 1800, 86400])
    if dice.random() < 0.3:
        case["max_delay_s"] = dice.choice([86400, 86400 * 4])
    return case | {"expect": starts(case)}


if __name__ == "__main__":
    dice = random.Random(2026)
    cases = [case for case in (drawn_case(dice, number) for number in range(400)) if 0 < len(case["expect"]) < 40][:150]
    print('{"cases":[\n' + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]}")
