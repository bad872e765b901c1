"""Microsoft Forms: its workbook, in several languages and of a quiz, and what Excel makes of it when it is saved again."""

import zipfile
from dataclasses import replace
from io import BytesIO
from xml.sax.saxutils import escape

import pytest

from teamcheck._names import letter
from teamcheck.errors import Code
from tests.responses.tools.found import matrix, told

ONE = "We know what we want to reach this year."
TWO = "I often don't know what comes next."
THREE = "We can rely on each other, even in a hurry."
KEEP = "What should this team keep?"
QUESTIONS = [ONE, TWO, THREE]

#: ID, times, address and name of three people; the second sheet was taken away before the export.
PEOPLE = [
    ["1", "5/3/2021 10:02:11", "5/3/2021 10:05:40", "anonymous", ""],
    ["3", "5/3/2021 10:04:57", "5/3/2021 10:06:02", "anonymous", ""],
    ["4", "5/4/2021 9:00:00", "5/4/2021 9:30:10", "anonymous", ""],
]
SYSTEM = ["ID", "Start time", "Completion time", "Email", "Name"]
ANSWERED = [
    ["Strongly agree", "Not relevant to my work", "Completely"],
    ["Disagree", "", "Not at all"],
    ["Neither", "Agree", ""],
]
MATRIX = [(5, None, 2), (2, None, 0), (3, 4, None)]

LANGUAGES = {
    "English": SYSTEM,
    "English with changes": [*SYSTEM, "Last modified time"],
    "German": ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name", "Zeitpunkt der letzten Änderung"],
    "French": ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom", "Heure de la dernière modification"],
    "Spanish": [
        "Id",
        "Hora de inicio",
        "Hora de finalización",
        "Correo electrónico",
        "Nombre",
        "Hora de la última modificación",
    ],
    "Portuguese": ["Id", "Hora de início", "Hora de conclusão", "Email", "Nome"],
    "Dutch": ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Tijd van laatste wijziging"],
    "Polish": ["ID", "Godzina rozpoczęcia", "Godzina ukończenia", "Adres e-mail", "Nazwa", "Czas ostatniej modyfikacji"],
    "Norwegian": ["ID", "Starttidspunkt", "Fullføringstidspunkt", "E-postadresse", "Navn", "Tidspunkt for siste endring"],
    "Finnish": ["ID", "Alkamisaika", "Valmistumisaika", "Sähköposti", "Nimi"],
    "Japanese": ["ID", "開始時刻", "完了時刻", "メール", "名前", "最終変更時刻"],
    "Arabic": ["Id", "وقت البدء", "وقت الإكمال", "البريد الإلكتروني", "الاسم"],
}


def workbook(rows):
    """A workbook as Microsoft Forms writes it: every element with the prefix x, and one cell said to be all there is."""
    texts = list(dict.fromkeys(cell for row in rows for cell in row if cell))
    lines = "".join(
        f'<x:row r="{number}">'
        + "".join(
            f'<x:c r="{letter(index)}{number}" t="s"><x:v>{texts.index(cell)}</x:v></x:c>'
            for index, cell in enumerate(row)
            if cell
        )
        + "</x:row>"
        for number, row in enumerate(rows, 1)
    )
    main = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    strings = "".join(f'<x:si><x:t xml:space="preserve">{escape(text)}</x:t></x:si>' for text in texts)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/officeDocument" '
        'Target="/xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<x:workbook {main} xmlns:r="{office}"><x:sheets><x:sheet name="Sheet1" sheetId="1" r:id="rId1"/>'
        "</x:sheets></x:workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{office}/sharedStrings" '
        'Target="/xl/sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<x:worksheet {main}><x:dimension ref="A1"/><x:sheetData>{lines}'
        "</x:sheetData></x:worksheet>",
        "xl/sharedStrings.xml": f"<x:sst {main}>{strings}</x:sst>",
    }
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="utf-8"?>{part}')
    return content.getvalue()


def exported(questions=QUESTIONS, answers=ANSWERED, system=SYSTEM, people=PEOPLE):
    changed = [""] * (len(system) - len(SYSTEM))
    return workbook([[*system, *questions], *([*who, *changed, *row] for who, row in zip(people, answers, strict=False))])


def saved_again(rows, encoding="utf-8-sig"):
    """The same as Excel saves it as CSV: letters that the encoding has not become question marks."""
    quoted = ('"' + cell.replace('"', '""') + '"' if {*',"\n'} & {*cell} else cell for row in rows for cell in row)
    width = len(rows[0])
    cells = [*quoted]
    lines = [",".join(cells[place : place + width]) for place in range(0, len(cells), width)]
    return ("\r\n".join(lines) + "\r\n").encode(encoding, "replace")


def whole(problem):
    """A problem as it is printed, of a file in the folder one is in."""
    return str(replace(problem, place=replace(problem.place, file="answers.xlsx")))


def test_a_workbook_that_says_it_is_one_cell_is_read_whole(read):
    found = read(exported(), name="Harbour.xlsx")

    assert matrix(found) == MATRIX
    assert {row.team for row in found.rows} == {"Harbour"}
    assert told(found, "tool") == ['an export of Microsoft Forms: it has the columns "Start time" and "Completion time".']


@pytest.mark.parametrize("system", LANGUAGES.values(), ids=LANGUAGES)
def test_the_columns_of_microsofts_own_are_known_in_its_languages(read, system):
    found = read(exported(system=system), name="answers.xlsx")

    assert matrix(found) == MATRIX
    assert told(found, "tool") == [f'an export of Microsoft Forms: it has the columns "{system[1]}" and "{system[2]}".']
    assert told(found, "ignored") == []


@pytest.mark.parametrize("system", LANGUAGES.values(), ids=LANGUAGES)
def test_addresses_and_names_are_left_out_in_its_languages(read, system):
    people = [[*who[:3], f"{name}@example.org", name] for who, name in zip(PEOPLE, ["Ada", "Ben", "Cleo"], strict=True)]
    found = read(exported(system=system, people=people), name="answers.xlsx")

    assert matrix(found) == MATRIX
    (note,) = told(found, "left-out")
    assert "D (e-mail addresses), E (names)" in note
    assert not any(name in str(found) for name in ("Ada", "Ben", "Cleo"))


def test_hard_spaces_typographic_quotes_and_line_breaks_are_the_same_words(read):
    questions = [ONE.replace(" ", "\u00a0"), TWO.replace("'", "\u2019"), "We can rely on\neach other,  even in a hurry.\u00a0"]
    answers = [["Strongly\u00a0agree\u00a0", "Agree ", "\u200bCompletely"]]

    assert matrix(read(exported(questions, answers), name="answers.xlsx")) == [(5, 4, 2)]


def test_numbers_and_letters_of_the_document_that_a_form_was_imported_from_are_no_part_of_the_words(read, refused):
    questions = [f"{number}. {text}" for number, text in enumerate([*QUESTIONS, KEEP], 1)]
    rows = [
        ["E. Strongly agree", "F. Not relevant to my work", "C) Completely", "A. The tea"],
        ["D. Agree", "", "A)Not at all", ""],
    ]
    found = read(exported(questions, rows), name="answers.xlsx")
    (problem,) = refused(exported(answers=[["B. Rather", "D. Agree", "Completely"]]), name="answers.xlsx")

    assert matrix(found) == [(5, None, 2), (4, None, 0)]
    assert [comment.text for comment in found.comments] == ["A. The tea"]
    assert (problem.code, problem.message) == (Code.UNKNOWN_LABEL, '"B. Rather" is no answer of scale agree5')


def test_a_number_with_a_hard_space_is_a_bare_number(read):
    answers = [["4\u00a0", "2", "2"], ["5", "4 \u00a0", "0"]]

    assert matrix(read(exported(answers=answers), name="answers.xlsx", numbers="as-is")) == [(4, 2, 2), (5, 4, 0)]


def test_comments_and_lists_of_choices_stand_beside_the_answers(read):
    rows = [[*row, "Board;Chat;", "The tea"] for row in ANSWERED]
    found = read(exported([*QUESTIONS, "Which tools do you use?", KEEP], rows), name="answers.xlsx")

    assert matrix(found) == MATRIX
    assert {comment.text for comment in found.comments} == {"The tea"}
    assert told(found, "ignored") == ['no item of the questionnaire, so ignored: column I "Which tools do you use?".']


@pytest.mark.parametrize(
    ("own", "points", "feedback"),
    [
        (["Total points", "Quiz feedback", "Grade posted time"], "Points", "Feedback"),
        (["Total de puntos", "Comentarios del cuestionario"], "Puntos", "Comentarios"),
        (["Gesamtpunktzahl", "Prüfungsfeedback", "Uhrzeit der Notenveröffentlichung"], "Punkte", "Feedback"),
    ],
)
def test_the_points_and_feedback_of_a_quiz_are_no_answers(read, own, points, feedback):
    headings = [each for question in QUESTIONS for each in (question, f"{points} - {question}", f"{feedback} - {question}")]
    rows = [["", "", *[""] * (len(own) - 2), *(each for cell in row for each in (cell, "0", "Well said"))] for row in ANSWERED]
    found = read(exported([*own, *headings], rows), name="answers.xlsx")

    assert matrix(found) == MATRIX
    assert told(found, "ignored") == []


def test_a_statement_about_another_that_is_no_quiz_is_still_two_columns(refused):
    answers = [["Agree", "Agree", "Disagree", "Completely"]]
    (problem,) = refused(exported([ONE, f"Next year - {ONE}", TWO, THREE], answers), name="answers.xlsx")

    assert problem.code is Code.TWO_COLUMNS


def test_a_statement_that_was_asked_again_is_refused_with_the_rows_that_each_column_fills(refused):
    rows = [["Agree", *ANSWERED[0][1:], ""], ["", *ANSWERED[1][1:], "Agree"], ["", *ANSWERED[2][1:], "Disagree"]]
    (apart,) = refused(exported([*QUESTIONS, f"{ONE}2"], rows), name="answers.xlsx")
    (together,) = refused(exported([*QUESTIONS, f"{ONE}2"], [["Agree", *rows[1][1:]]]), name="answers.xlsx")

    assert whole(apart) == (
        'answers.xlsx, sheet "Sheet1", row 1, column I (goals1): columns F and I both hold goals1; something stands in 1 row '
        "of F and 2 rows of I [R015]\n"
        "  → No row has something in both: if one question was put in again, move all of it into one column and delete the "
        "other (Microsoft Forms puts a 2 at the end of a statement that is asked again)."
    )
    assert whole(together) == (
        'answers.xlsx, sheet "Sheet1", row 1, column I (goals1): columns F and I both hold goals1; something stands in 1 row '
        "of F and 1 row of I [R015]\n"
        "  → Keep the column with the answers and delete the other, or rename it (form tools repeat a statement that is asked "
        "twice, Microsoft Forms with a 2 at its end)."
    )


MIXED = [
    ["5 Strongly agree", "Agree", "Completely"],
    ["5. Strongly disagree", "Agree", "Completely"],
    ["5. Strongly disagree", "Agree", "Completely"],
    ["4", "Agree", "Completely"],
    ["2. Agree", "Agree", "Completely"],
    ["3\u00a0", "Agree", "Completely"],
]


def test_one_contradiction_condemns_the_bare_numbers_of_its_column(refused):
    people = [[str(number), *PEOPLE[0][1:]] for number in range(1, 7)]
    first, second = refused(exported(answers=MIXED, people=people), name="answers.xlsx")
    (alone, _) = refused(exported(answers=MIXED, people=people), name="answers.xlsx", numbers="as-is")

    mirrored = "Export again with one scale, or add --numbers reversed if 1 stands for the best answer throughout."
    assert whole(first) == whole(alone).replace("Export again with one scale.", mirrored)
    assert whole(alone) == (
        'answers.xlsx, sheet "Sheet1", row 3, column F (goals1): "5. Strongly disagree" says two things: '
        "'strongly disagree' is point 1 of scale agree5, the number says 5 (rows 3, 4); "
        "2 more cells of the column are bare numbers, which cannot be "
        "trusted either [R018]\n"
        "  → Export again with one scale."
    )
    assert whole(second) == (
        'answers.xlsx, sheet "Sheet1", row 6, column F (goals1): "2. Agree" says two things: \'agree\' is point 4 of scale '
        "agree5, the number says 2 [R018]\n"
        "  → Export again with one scale, or add --numbers reversed if 1 stands for the best answer throughout."
    )


def test_a_column_of_bare_numbers_beside_a_condemned_one_is_still_asked_about(refused):
    rows = [["4", "5", "Completely"], ["5 - Disagree", "4", "Completely"]]
    asked, torn = refused(exported(answers=rows), name="answers.xlsx")

    assert (torn.code, torn.place.column) == (Code.NUMBER_AGAINST_LABEL, "F")
    assert torn.message.endswith("; 1 more cell of the column is a bare number, which cannot be trusted either")
    assert (asked.code, asked.place.column) == (Code.BARE_NUMBERS, "G")
    assert "(column G)" in asked.message


def test_a_label_that_the_form_had_for_a_while_is_refused_even_with_its_number(refused):
    (problem,) = refused(exported(answers=[["(3): Fair enough", "Agree", "Completely"]]), name="answers.xlsx")

    assert (problem.code, problem.place.row, problem.place.column) == (Code.UNKNOWN_LABEL, 2, "F")
    assert problem.message == '"(3): Fair enough" is no answer of scale agree5'


@pytest.mark.parametrize("mark", ["", "anonymous"])
def test_the_number_of_a_sheet_tells_whether_it_stands_there_twice(read, refused, mark):
    people = [[*who[:3], mark, ""] for who in PEOPLE]
    (problem,) = refused(exported(people=[people[0], people[1], people[0]]), name="answers.xlsx")

    assert matrix(read(exported(people=people), name="answers.xlsx")) == MATRIX
    assert whole(problem).startswith(
        'answers.xlsx, sheet "Sheet1", row 4, column A: rows 2 and 4 are of one person, in one team and round [R022]\n'
    )


def test_one_address_twice_is_refused_without_it(refused):
    people = [
        [*who[:3], address, ""]
        for who, address in zip(PEOPLE, ["a@example.org", "A@example.org", "b@example.org"], strict=True)
    ]
    (problem,) = refused(exported(people=people), name="answers.xlsx")

    assert (problem.code, problem.place.row, problem.place.column) == (Code.SAME_RESPONDENT, 3, "D")
    assert "example" not in whole(problem)


def test_what_excel_saves_as_csv_is_the_same(read):
    rows = [[*SYSTEM, *QUESTIONS], *([*who, *row] for who, row in zip(PEOPLE, ANSWERED, strict=True))]

    assert matrix(read(saved_again(rows))) == MATRIX
    assert matrix(read(saved_again(rows, "cp1252"))) == MATRIX


def test_without_the_number_of_the_sheet_the_times_still_tell(read):
    rows = [[*SYSTEM[1:3], *QUESTIONS], *([*who[1:3], *row] for who, row in zip(PEOPLE, ANSWERED, strict=True))]

    assert told(read(saved_again(rows)), "tool") != []


HINDI = "पूर्णपणे सहमत"


def test_letters_that_were_lost_when_excel_saved_the_file_are_told(refused):
    rows = [[*SYSTEM, *QUESTIONS], [*PEOPLE[0], HINDI, "Agree", "Completely"]]
    (problem,) = refused(saved_again(rows, "cp1252"))

    assert str(replace(problem, place=replace(problem.place, file="answers.csv"))) == (
        "answers.csv, row 2, column F (goals1): an answer is made of question marks: its letters were lost when the file was "
        "saved in an old encoding [R009]\n"
        "  → Export the answers again as “CSV UTF-8” or XLSX; what is lost cannot be brought back from this file."
    )


def test_a_file_that_lost_its_headings_too_is_told_so(refused):
    problems = refused(saved_again([[*PEOPLE[0], HINDI, HINDI, HINDI], [*PEOPLE[1], HINDI, HINDI, HINDI]], "cp1252"))

    assert [problem.code for problem in problems] == [Code.LETTERS_LOST, Code.NO_HEADING_ROW]
