"""Files that every reader accepts: what fuzzing starts from."""

import io
import re
import zipfile
import zlib
from base64 import b85decode
from collections.abc import Callable, Sequence

import openpyxl

SMALL = """\
schema: teamcheck/questionnaire/1
id: small
version: 1.0.0
language: en
title: Small
scales:
  agree5: {points: {1: Strongly disagree, 2: Disagree, 3: Neither, 4: Agree, 5: Strongly agree}, not_applicable: Not for me}
scale: agree5
dimensions:
  - {id: aims, title: Aims, items: [{id: aims1, text: We want the same.}, {id: aims2, text: We drift., keyed: negative}]}
  - {id: trust, title: Trust, items: [{id: trust1, text: We can rely on each other.}]}
background: [{id: role, text: What is your role?, choices: {nurse: Nurse, admin: Administration}}]
comments: [{id: keep, text: What should we keep?}]
"""
QUESTIONNAIRE = """\
schema: teamcheck/questionnaire/1
id: whole
version: 1.0.0
language: en
title: Whole
description: What it is for.
source: {model: Ours, wording: newly written, licence: CC-BY-4.0, status: not validated}
intro: Hello.
framing: {before: [Why?], after: [And now?]}
scales:
  agree: {points: {1: Disagree, 2: Neither, 3: Agree}, favourable: [3], not_applicable: Not for me}
  ten: {points: {from: 1, to: 10, ends: [Not at all, Completely]}}
scale: agree
groups: [{id: g, title: G, question: Why?}]
dimensions:
  - id: a
    title: A
    question: Do we?
    group: g
    items:
      - {id: a1, text: We plan what we do., keyed: negative, why: It helps.}
      - {id: a2, text: "We act: at once.", scale: ten}
    discuss: [What now?]
    try: [{text: Try it., source: Ours}]
    caution: |
      Go slowly.
      And listen.
    patterns: {high_close: Good., low_apart: Talk.}
  - {id: b, title: B, items: [{ref: a1}, {from: seven-features/goals1}], exercise: {title: X, minutes: 5, steps: [Go.]}}
background: [{id: role, text: Which job?, choices: {x: X, y: Y}}]
comments: [{id: keep, text: What to keep?}]
checklists: [{id: c, text: Which?, choose: 1, options: {x: {text: X}, y: {text: Y, whose: ours}}}]
scoring: {min_answered: 0.5, bands: [{least: 0, name: Low}, {least: 60, name: High}]}
voices: {leader: {a1: I plan what I do.}}
always: [a1]
rotate: {from: [a2], each: 1}
"""
TRANSLATION = """\
schema: teamcheck/translation/1
of: whole
language: de
status: machine
translator: Ann Lee
title: Ganz
scales: {agree: {points: {1: Nein, 2: Teils, 3: Ja}, not_applicable: Nicht für mich}}
groups: {g: {title: H}}
dimensions: {a: {title: AA, items: {a1: Wir planen., a2: Wir handeln.}, discuss: [Was?], try: [{text: Probieren.}]}}
background: {role: {text: Welche Arbeit?, choices: {x: XX, y: YY}}}
comments: {keep: Was bleibt?}
checklists: {c: {options: {x: Z}}}
scoring: {bands: {0: Tief}}
voices: {leader: {a1: Ich plane.}}
"""
ROUND = """\
schema: teamcheck/round/1
id: abcdef123456
questionnaire: seven-features
team: Harbour
round: 2026-11
people: 9
facilitator: {name: Ann Lee, contact: Room 4}
why: We want to work together better.
members: Everybody.
support: [Ask Ann.]
responsible: Ann Lee
minimum: 6
audience: team-and-coach
keep: sheets
languages: [en]
debrief: 2026-12-01
review: 2027-03-01
kept_until: 2027-12-01
"""
PLAN = """\
schema: teamcheck/plan/1
made: 2026-11-01
stop: The list on the door
actions:
  - {text: Meet on Mondays., dimension: aims, items: [aims1], owner: Ann Lee, by: 2026-12-01, done: partly, helped: yes}
  - text: Say what we want.
    dimension: trust
    first_step: {text: Ask, by: 2026-11-06}
    know: 9 of 10 can say it
    help: An hour
    help_from: matron
    whose: raise
    raise_with: matron
    reply_by: soon
    checkins:
      - {day: 2026-12-01, done: not yet, now: same, words: No time yet}
"""
GOALS = """\
schema: teamcheck/goals/1
purpose: Ships come home safely
goals:
  - {text: Light every lamp by dusk, measure: 9 of 10 lamps, owner: watch, by: 2026-12-01, serves: Ships see the harbour}
  - text: Mend the bell
"""
NORMS = f"""\
schema: teamcheck/norms/1
questionnaire: small
version: 1.0.0
edition: First
day: 2026-01-31
sector: Ships
licence: CC-BY-4.0
made_up: true
teams: 40
people: 400
dimensions:
  aims: {{statements: {"a" * 64}, teams: 40, people: 400, median_people: 10, mean: 60, sd_between: 8, sd_within: 20,
    quantiles: {{10: 50, 50: 60, 90: 70}}}}
"""
POLICY = (
    "schema: teamcheck/policy/1\nminimum: 6\naudience: team-and-coach\ntold: |-\n  Six, or nothing.\n  Our coach sees it.\n"
)
REVIEW = """\
schema: teamcheck/comments-review/1
comments:
  - team: "Harbour"
    round: "2026-11"
    question: "keep"
    comments:
      - text: |-
          The tea.
        decide: show
      - text: |-
          Ann's cake.
        decide: instead
        instead: |-
          The cake.
"""
ANSWERS = """\
team,round,respondent,role,aims1,aims2,trust1,keep
Harbour,2026-11,a,nurse,4,2,NA,Tea
Harbour,2026-11,b,Nurse,Agree,,5,
Mill,2026-11,c,,"4 - Agree",PNTS,(5): Strongly agree,"More
tea"
"""
EXPORT = """\
Timestamp\tYour team\tAbout us [We want the same.]\tWe drift.\tWe can rely on each other.
2026/11/25 10:02:11\tHarbour\tAgree\tDisagree\tStrongly agree
"""
SAID = "sep=;\r\naims1;aims2;trust1\r\n4;2;5\r\n4,0;;NA\r\n"
TEAMS = "team,size,house,ward\nHarbour,11,North,A\nMill,14,South,B\nQuay,9,South,\n"
COMMENTS = 'team,round,comment,text\nHarbour,2026-11,keep,The tea\nMill,,keep,"Two\nlines"\n'


#: Six rows of one team, as a program of before 2007 writes them; made with xlwt 1.3.
OLD_WORKBOOK = zlib.decompress(
    b85decode(
        "c-rk)O=uHA6#iy^(j>HLQqy89lu)p0?Irc%rClp%y;!OjMFid097@|nw&_7HR%?!e;7RdP=*3Ibi$AEKHxELk9t1&1^yo=Y@X%&`^LC?IT|)v|"
        "RQ6lu&6_v#y?vQ^GuhpjtBKOm-JUXjzz9@S><B_NHbEs)ZNx$Swk_3a9j0Oj_@@vF(?W)HJZgK<BG*u^cNq%qXwOIj@2H%_S&Zj%+0-UtKgVDS"
        "8N)D1ftzHBp_`-XV0nh+7M8bp<YSim*m8yCFpVvV6IeCI2ll#Id|c_{z8Iw6`^<U6mNYu?TxRiwtHK$pW7L{5Xa3HPUab|&pmiI|=CYPKQ$ms!"
        "a2cQN6!59KQ=g^+`{vpO$o|D^Z}G8TQ#4=!_GwP=A|0-4s<XhO>li|mRGkV9DrC)BQq8H^xwKmk(N-;3^K*qXCBPxm%H-!Q$#8ab+_R(GIMZ86"
        "PNJRl1m}C4&g}JDAJ-0NCX7>TS>RLLIqSE}@L=PjWDq&VJ?vD*gaKykW_gLdZezWNWs+j2x__e6RSquln9JPTPxslwcxCLU(RY$w{BYz!Z}Gjc"
        "i}aPT^7-V-Yhww0G(D5Vm)9Z&#h|!xUE-lpt%Z9oyk*(_(-{#~;%@A=`-j$!4W4Dtd`LJgIXmK8OL6DQX{ppwU0=e-mtbFVcAj7>$C{w1q%F#_"
        "i+xD8;=@)vY^4rc^<k?Xwpxd+`LHz)TdTv?eb~B(t=D0PeApomJM;_oh|+<3a*F7L|BfgE1PBlyK!5-N0yGZ6Pq=WOC!P0=ko%M`zw2yJsRW-%"
        "{#zVHo~{DDm>ximY76I@%AYRiqUuXD$f<rWlsHCrw=j(i$1&Y>{?Z$tsQo<+6XU;c3pIQHN;7f(;ro9D#nIVG"
    )
)


def workbook(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook of such rows."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return _without_times(content)


def _without_times(book: io.BytesIO) -> bytes:
    """The same workbook, whenever it was made: its parts say the second in which they were written."""
    content = io.BytesIO()
    with zipfile.ZipFile(book) as made, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as same:
        for name in made.namelist():
            part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2000-01-01T00:00:00Z", made.read(name))
            same.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _books() -> list[bytes]:
    head = ["team", "round", "aims1", "aims2", "trust1", "keep"]
    rows = [head, ["Harbour", 2026, 4, "Disagree", 5.0, "Tea"], ["Mill", None, None, "NA", "5", True]]
    return [workbook({"Answers": rows}), workbook({"Cover": [["Hello"]], "Answers": [[], *rows], "Empty": []}), OLD_WORKBOOK]


def _of_text(*texts: str) -> Callable[[], list[bytes]]:
    return lambda: [text.encode() for text in texts]


#: Name of a reader to what makes files that it accepts.
SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "answers": lambda: [
        *(text.encode() for text in (ANSWERS, EXPORT, SAID)),
        ANSWERS.encode("utf-16"),
        ANSWERS.replace("Harbour", "Zoë").encode("utf-8-sig"),
    ],
    "workbook": _books,
    "teams": _of_text(TEAMS),
    "comments": _of_text(COMMENTS),
    "questionnaire": _of_text(QUESTIONNAIRE, SMALL.replace("id: small", "id: whole")),
    "translation": _of_text(TRANSLATION),
    "policy": _of_text(POLICY),
    "round": _of_text(ROUND),
    "plan": _of_text(PLAN),
    "goals": _of_text(GOALS),
    "norms": _of_text(NORMS),
    "review": _of_text(REVIEW),
}
