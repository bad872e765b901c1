"""Recognises columns that could name a person: by their headings in several languages, and by what is in them.

Such a column is never used for anything but the check that nobody answered twice; its values are not kept and not shown.
"""

import re
from collections.abc import Iterable, Sequence

from teamcheck.questionnaire.matching import comparable


def listed(headings: str) -> frozenset[str]:
    """Headings written with bars between them."""
    return frozenset(headings.split("|"))


#: What the columns hold, in the words of a note, and the headings by which form tools know them.
HEADINGS: dict[str, frozenset[str]] = {
    "e-mail addresses": listed(
        "email|e-mail|mail|email address|e-mail address|your email|your email address|recipientemail|username|user name|"
        "benutzername|e-mail-adresse|emailadresse|mailadresse|adresse e-mail|adresse mail|courriel|nom d'utilisateur|"
        "correo|correo electrónico|dirección de correo electrónico|nombre de usuario|endereço de e-mail|endereço de email|"
        "indirizzo email|indirizzo e-mail|posta elettronica|e-mailadres|adres e-mail|e-postadress|e-post|e-postadresse|"
        "sähköposti|sähköpostiosoite|e-mailcím|адрес электронной почты|электронная почта|メールアドレス|电子邮件|"
        "电子邮件地址|이메일|이메일 주소|e-posta|e-posta adresi|ebost|cyfeiriad e-bost|cyfeiriad ebost|"
        "adresse de messagerie|indirizzo di posta elettronica|メール|البريد الإلكتروني"
    ),
    "names": listed(
        "name|names|full name|your name|first name|last name|firstname|lastname|surname|forename|given name|family name|"
        "employee|employee name|participant|participant name|recipientfirstname|recipientlastname|ihr name|vorname|nachname|"
        "familienname|nom|prénom|nom complet|nom et prénom|votre nom|nombre|nombre completo|apellido|apellidos|tu nombre|"
        "nome|cognome|nome completo|sobrenome|naam|voornaam|achternaam|navn|fornavn|etternavn|efternavn|namn|förnamn|"
        "efternamn|nimi|etunimi|sukunimi|imię|nazwisko|imię i nazwisko|név|jméno|příjmení|имя|фамилия|фио|ad|soyad|ad soyad|"
        "名前|氏名|姓名|이름|enw|enw llawn|cyfenw|nazwa|الاسم"
    ),
    "addresses and telephone numbers": listed(
        "address|postal address|street|ip|ip address|ipaddress|ipaddr|submission ip|ip-adresse|adresse ip|dirección ip|phone|"
        "phone number|telephone|telephone number|mobile|mobile number|telefon|telefonnummer|handynummer|téléphone|teléfono|"
        "telefone|telefono|telefoon|adresse|anschrift|dirección|endereço|indirizzo|adres|locationlatitude|locationlongitude|"
        "latitude|longitude|user agent|refurl|referrer url"
    ),
    "times": listed(
        "timestamp|time stamp|date|time|start time|completion time|last modified time|start date|end date|startdate|enddate|"
        "recordeddate|recorded date|submission date|submit date|start date (utc)|submit date (utc)|stage date (utc)|submitdate|"
        "datestamp|_submission_time|submissiondate|start|end|today|last update date|duration (in seconds)|duration|zeitstempel|"
        "startzeit|fertigstellungszeit|zeitpunkt der letzten änderung|datum abgeschickt|datum|horodateur|heure de début|"
        "heure de fin|marca temporal|hora de inicio|hora de finalización|carimbo de data/hora|hora de início|"
        "hora de conclusão|informazioni cronologiche|ora di inizio|ora di completamento|tijdstempel|begintijd|"
        "tijd van voltooien|sygnatura czasowa|godzina rozpoczęcia|godzina ukończenia|tidstämpel|starttid|slutförandetid|"
        "tidsstempel|отметка времени|время начала|время выполнения|"
        "タイムスタンプ|開始時刻|完了時刻|时间戳记|"
        "开始时间|完成时间|타임스탬프|zaman damgas\u0131|aikaleima|stamp amser|"
        "starttidspunkt|fullføringstidspunkt|alkamisaika|valmistumisaika|وقت البدء|وقت الإكمال|grade posted time|"
        "uhrzeit der notenveröffentlichung|heure de la dernière modification|hora de la última modificación|"
        "tijd van laatste wijziging|czas ostatniej modyfikacji|tidspunkt for siste endring|最終変更時刻"
    ),
    "numbers of the form tool": listed(
        "id|#|no|nr|response id|responseid|respondent id|respondentid|submission id|collector id|collectorid|network id|"
        "antwort id|antwort-id|id de la réponse|id de respuesta|token|seed|"
        "_id|_uuid|_index|uuid|instanceid|meta-instanceid|key|"
        "record id|record_id|deviceid|submitterid|externalreference|external reference|custom data 1|staff id|staff number|"
        "employee id|employee number|personnel number|personalnummer|matricule"
    ),
}

#: What the cells of a column look like, and what that means.
CONTENTS = (
    ("e-mail addresses", re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")),
    (
        "times",
        re.compile(
            r"\d{1,4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,4}([ T,].*)?|\d{1,2}:\d{2}(:\d{2})?( ?[ap]m)?", re.IGNORECASE
        ),
    ),
    # after times, for a date has as many digits as a telephone number
    ("addresses and telephone numbers", re.compile(r"\d{1,3}(\.\d{1,3}){3}|(?=(?:\D*\d){7})\+?[\d ()/-]{8,20}")),
    (
        "numbers of the form tool",
        re.compile(r"R_\w{12,}|[0-9a-f]{24,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE),
    ),
)  # fmt: skip


def kind_of_heading(heading: str) -> str | None:
    """What a heading says its column holds, if that could name a person.

    >>> kind_of_heading("E-Mail-Adresse"), kind_of_heading("last_name"), kind_of_heading("Goals")
    ('e-mail addresses', 'names', None)
    """
    words = comparable(heading) or heading.strip()
    # names of fields have no spaces
    said = {words, words.replace("_", " ")}
    return next((kind for kind, headings in HEADINGS.items() if not said.isdisjoint(headings)), None)


def kind_of_cell(cell: str) -> str | None:
    """What a cell looks like, if that could name a person.

    >>> kind_of_cell("2021/06/30 17:35:10"), kind_of_cell("4")
    ('times', None)
    """
    text = cell.strip()
    return next((kind for kind, pattern in CONTENTS if pattern.fullmatch(text)), None)


def kind_of_cells(cells: Sequence[str]) -> str | None:
    """What most cells of a column look like, if that could name a person; blank cells say nothing."""
    filled = [cell for cell in cells if cell.strip()]
    kinds = [kind_of_cell(cell) for cell in filled]
    return next((kind for kind, _ in CONTENTS if kinds.count(kind) * 2 > len(filled)), None)


def kind_of_column(rows: Iterable[Sequence[str]], column: int) -> str | None:
    """What most cells of a column of these rows look like, if that could name a person."""
    return kind_of_cells([row[column] for row in rows if column < len(row)])
