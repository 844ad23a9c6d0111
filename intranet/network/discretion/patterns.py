"""The forms in which a case betrays itself in Italian prose."""

import re

MONTHS = (
    "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre"
)
FIGURES = r"[0-3]?\d[./-][01]?\d[./-](?:\d{4}|\d{2})(?!\d)"
WHOLE_DATE = rf"(?:{FIGURES}|[0-3]?\d°?\s+(?:{MONTHS})\s+\d{{4}})"
ANY_DATE = rf"(?:{FIGURES}|[0-3]?\d°?\s+(?:{MONTHS})(?:\s+\d{{4}})?)"
NUMBER = (
    r"(?:\d{1,2}|un|uno|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|tredici"
    r"|quattordici|quindici|sedici|diciassette)"
)
# A number sign before a number: n., nr., n°, numero.
SIGN = r"(?:n(?:umero|um|r|[°º])?\.?\s*)?"
STROKE = r"\s?[/\u2044\u2215]\s?"


def _any_case(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


CASE_NUMBER = re.compile(rf"(?<![\d/])(?P<year>20\d\d){STROKE}(?P<serial>\d{{4,6}})(?![\d/])")
FILE = _any_case(rf"\b(?:fascicolo|pratica|cartella)\s+{SIGN}\d{{1,6}}{STROKE}\d{{1,6}}(?!\d)")
FILE_BEFORE = _any_case(rf"\b(?:fascicoli|fascicolo|casi|caso|pratica|cartella)\s+{SIGN}$")
# Acts of the Union are numbered as the cases are: «regolamento (UE) 2024/1689».
UNION_BEFORE = _any_case(
    rf"(?:regolamento|direttiva|decisione|\(?(?:UE|CE|CEE|EU)\)?)\s*[,]?\s*{SIGN}$"
)

REGISTER = (
    r"(?:r\.?\s?g\.?(?:\s?(?:v\.?\s?g|n\.?\s?r|a\.?\s?c|gen)\.?)?|v\.?\s?g\.?|ruolo\s+generale)"
)
PROCEEDING = _any_case(
    rf"(?<![\w.]){REGISTER}\s*{SIGN}\d{{2,6}}(?:\s?[/\u2044\u2215-]\s?(?:20|19)?\d\d)?(?!\d)",
    rf"\b(?:procedimento|proc\.)\s+(?:civile\s+|penale\s+)?{SIGN}\d{{1,6}}{STROKE}(?:20|19)?\d\d(?!\d)",
    rf"(?<![\d/])\d{{1,6}}{STROKE}(?:20|19)?\d\d\s+{REGISTER}(?!\w)",
)
# Each figure may stand as a letter, where two people would have had the same code.
FISCAL_CODE = _any_case(
    r"(?<![A-Z0-9])[A-Z]{3}\s?[A-Z]{3}\s?[\dLMNP-V]{2}\s?[ABCDEHLMPRST]\s?[\dLMNP-V]{2}"
    r"\s?[A-Z][\dLMNP-V]{3}\s?[A-Z](?![A-Z0-9])"
)
BIRTH_DATE = _any_case(
    rf"\bnat[oaie]\b[^.;\n]{{0,60}}?(?<!\d){WHOLE_DATE}",
    rf"\b(?:data\s+di\s+nascita|d\.\s?n\.)\s*[:,]?\s*(?:è\s+|il\s+)*{WHOLE_DATE}",
)
ABROAD = r"(?:(?:\+|00)39[\s.-]?)?"
PHONE = re.compile(
    rf"(?<![\d/.,+-]){ABROAD}(?:3\d\d[\s./-]?\d{{3}}[\s.-]?\d{{3,4}}"
    r"|0\d{1,3}[\s./-]?\d{3,4}[\s.-]?\d{2,4}(?:[\s.-]?\d{2})?)(?![\d/])"
)
FEWEST_DIGITS, MOST_DIGITS = 8, 13
STREET = (
    r"(?:[Vv]ia|[Vv]iale|[Vv]\.le|[Pp]iazza|[Pp]\.zza|[Pp]iazzale|[Cc]orso|[Cc]\.so|[Ll]argo"
    r"|[Vv]icolo|[Ss]trada|[Cc]ontrada|[Aa]lzaia|[Rr]ipa)"
)
CALLED = (
    r"(?:(?:d[eai]l?l?[aeio]?|degli|[IVX]{1,5}|\d{1,2})\s+|d(?:ell)?[’'])*[A-ZÀ-Ý](?:\.|[\w’']*)"
)
ADDRESS = re.compile(
    rf"\b{STREET}\s+{CALLED}(?:\s+{CALLED}){{0,4}}\s*,?\s*(?:n\.?\s?|civico\s+)?\d{{1,4}}(?![\d/])"
    rf"|\b(?:[Aa]bit|[Vv]iv|[Rr]esid|[Dd]omicili)\w+\s+(?:\w+\s+){{0,3}}?{STREET}\s+{CALLED}"
    rf"(?:\s+{CALLED}){{0,4}}(?:\s*,?\s*(?:n\.?\s?|civico\s+)?\d{{1,4}}(?![\d/]))?"
)
# Before a telephone or an address: of an office, or of somebody.
OFFICE = _any_case(
    r"\b(?:segreteri|uffici|serviz|centralin|sportell|sed[ei]\b|tribunal|cancelleri|comun[ei]\b"
    r"|municipio|aula|sala|urp\b|biblioteca|presso|reperibilit|numero\s+verde)"
)
SOMEBODY = _any_case(
    r"\b(?:madr|mamm|padr|pap[àa]|nonn|genitor|signor|sig\.|zi[oa]\b|bambin|minor[ei]\b|famigli"
    r"|ragazz|figli|coppia|utent|abit|viv[eo]|resid|collocat)"
)
ONE_CHILD = (
    r"(?P<who>bambin[oa]|bimb[oa]|ragazz[oa]|ragazzin[oa]|minore|figli[oa]|figliolett[oa]"
    r"|fratellin[oi]|sorellin[ae]|fratell[oi]|sorell[ae]|gemell[ei]|gemelline|neonat[oa]"
    r"|adolescente|nipot(?:e|ino|ina)|piccol[oa]|maschietto|femminuccia)"
)
AGES = rf"(?P<age>{NUMBER})(?:\s*(?:,|e|ed)\s*{NUMBER})*\s+(?:anni|anno|mesi|mese|settimane)\b"
CHILD_AGE = _any_case(
    rf"\b{ONE_CHILD}\b(?:\s+[^\W\d_]+){{0,2}}?[\s,(]+(?:di\s+)?(?:circa|quasi|appena|soli)?\s*{AGES}",
    rf"\b(?:figli|bambini|minori|ragazzi)\s+di\s+{NUMBER}(?:\s*,\s*{NUMBER})*\s+e\s+{NUMBER}\s+anni\b",
    r"\b\d{1,2}\s?-?enne\b",
)
# Ages that are the law's and not a child's: «il minore di 14 anni», «minore di dodici anni».
LEGAL_AGES = frozenset({"12", "14", "16", "18", "dodici", "quattordici", "sedici"})
CALLED_BY_NAME = r"(?<![\w.])(?P<name>[A-ZÀ-Ý][a-zà-ÿ]{2,})"
NAMED_AGE = re.compile(
    rf"{CALLED_BY_NAME}(?:\s+[A-ZÀ-Ý]\.)?(?:"
    r"\s*\(\s*(?:di\s+)?(?P<bare>\d{1,2})\s*\)"
    r"|\s*\(\s*(?:di\s+)?\d{1,2}\s*(?:anni|mesi|a\.)\s*\)"
    r"|,?\s+(?:di\s+)?\d{1,2}\s+(?:anni|mesi)\b"
    r"|\s+(?:che\s+)?(?:ha|di)\s+\d{1,2}\s+(?:anni|mesi)\b(?!\s+di\b))"
)
OF_AGE = 18
INITIAL = re.compile(
    rf"{CALLED_BY_NAME}(?:\s+e\s+[A-ZÀ-Ý][a-zà-ÿ]{{2,}})?\s+[A-ZÀ-Ý]\.(?=[\s,;:)?!»]|$)"
)
# What begins with a capital, stands before a number or a letter, and is nobody's name.
NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        "aula sala modulo allegato tabella tavola figura gruppo classe parte lettera sezione area"
        " scheda piano livello fase passo punto capo titolo articolo comma legge pagina capitolo"
        " unità corso incontro giornata edizione numero nota voce riga colonna versione milano lodi"
        " monza servizio servizi bambini minori ragazzi fratelli operatori età dopo oltre entro"
        " circa ogni sono abbiamo dal dai dalla dei fino sotto sopra almeno tra fra per con nel"
        " dott prof gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre"
        " novembre dicembre vitamina epatite piazza via viale una uno due tre bambina bambino"
        " ragazza ragazzo figlia figlio minore fratello sorella",
    )
)
COURT = _any_case(
    r"\btribunale(?:\s+per\s+i\s+minorenni|\s+ordinario)?",
    r"\bT\.?M\.?(?=\s)",
    r"\bcorte\s+d[’']appello",
    r"\bgiudice\s+tutelare",
)
ACT = _any_case(
    r"\b(?:decreto(?!\s+legislativo|[\s-]+legge|\s+ministeriale)|ordinanza|sentenza|provvedimento"
    r"|udienza|ricorso)\b"
)
DATE = _any_case(rf"(?<![\d/]){ANY_DATE}")
