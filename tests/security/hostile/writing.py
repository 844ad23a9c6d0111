"""Hostile texts that are only writing: names of files, odd letters, controls, too much of it."""

from collections.abc import Iterator

# As much as a person can paste by mistake.
MEGABYTE = 1024 * 1024


def paths() -> Iterator[str]:
    """Names of files."""
    yield "../../../../etc/passwd"
    yield "..\\..\\windows\\win.ini"
    yield "/etc/passwd"
    yield "C:\\nul"
    yield "CON.pdf"
    yield "."
    yield ".."
    yield ".htaccess"
    yield "relazione.pdf.exe"
    yield "relazione\u202efdp.exe"
    yield "....//....//x"
    yield "%2e%2e%2fx"
    yield 'a:b|c*d?e<f>g"h'
    yield 'x.pdf";filename="y.exe'
    yield "file\x00.pdf"
    yield "nome  con   spazi .pdf "
    yield "\u00e0\u00e8\u00ec\u00f2\u00f9.pdf"


def headers() -> Iterator[str]:
    """Lines where an answer writes a header or a log writes a line."""
    yield "a\r\nX-Injected: 1"
    yield "a\nSet-Cookie: pwned=1"
    yield "a\r\n\r\n<html>"
    yield "%0d%0aX-Injected:1"
    yield "\u560d\u560aX-Injected: 1"
    yield "a\x85b\x0bc\x0cd"
    yield "a\r\nBcc: x@evil.example\r\n.\r\n"
    yield "BEGIN:VEVENT\r\nEND:VCALENDAR"
    yield "2026-09-07 CRITICAL tutto bene\x1b[2J\x1b[31m"


def invisible() -> Iterator[str]:
    """What is there and not seen."""
    yield "Marco\u202eissoR"
    yield "\u202eabc\u202c"
    yield "\u2067\u2066abc"
    yield "a\u200fb\u200ec"
    yield "\u061c\u202b"
    yield "Ma\u200brco Ro\u200dssi"
    yield "\ufeffMarco"
    yield "\u200b"
    yield "\u2060\u2063\u180e"
    yield "\u3164\u115f\u2800"
    yield "a\u034fb"
    yield "\U000e0041\U000e0042\U000e007f"
    yield "a\ufe0fb\U000e0100"
    yield "\u00a0x\u00a0"


def blanks() -> Iterator[str]:
    """Nothing but room."""
    yield " "
    yield "\t \t"
    yield "\r\n\r\n"
    yield "\u00a0\u2003\u3000"
    yield "\u2028\u2029\x85"
    yield "\x1c\x1d\x1e\x1f"


def letters() -> Iterator[str]:
    """Honest writing that badly made software breaks on."""
    yield "M\u0430rc\u043e R\u043essi"
    yield "\u0130\u0131\u017f\u212a \ufb01\ufb02 \u1e9e\u00df"
    yield "e\u0301 o\u0308 n\u0303 \u00e9"
    yield "Z\u0351\u036b\u0343\u036a\u0302\u036ba\u0310\u0309l\u0334g\u0321o\u0322"
    yield "a" + "\u0301" * 200
    yield "\u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645"
    yield "\u05e9\u05dc\u05d5\u05dd abc \u05e2\u05d5\u05dc\u05dd"
    yield "\u0645\u200c\u06cc\u062e\u0648\u0627\u0647\u0645"
    yield "\u0928\u092e\u0938\u094d\u0924\u0947"
    yield "\u674e\u5c0f\u9f99 \u3053\u3093\u306b\u3061\u306f \uc548\ub155"
    yield "\u0391\u03bb\u03ad\u03be\u03b1\u03bd\u03b4\u03c1\u03bf\u03c2"
    yield "\u0428\u0435\u0432\u0447\u0435\u043d\u043a\u043e"
    yield "D'Angelo \u2019\u201c\u00ab\u2013\u2014\u2026\u20ac"
    yield "\u1ec4 \u0219\u021b \u010d\u0107\u0111 \u0142 \u014d"
    yield "\ufdfa\ufdfd"
    yield "\u0c1c\u0c4d\u0c1e\u200c\u0c3e"


def signs() -> Iterator[str]:
    """Emoji, and what no font draws."""
    yield "\U0001f600"
    yield "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
    yield "\U0001f44d\U0001f3fd \U0001f1ee\U0001f1f9 \u0031\ufe0f\u20e3"
    yield "\U0001f3f4\U000e0067\U000e0062\U000e007f"
    yield "\ue000\uf0b7"
    yield "\U000f0000\U0010fffd"
    yield "\ufffd\ufffe\uffff"
    yield "\ufdd0\U0001fffe"
    yield "\u0378\U000e01ff"
    yield "\U0001d54f\U0001f700\U00013080"
    yield "\u2066\U0001f600\u2069"


def controls() -> Iterator[str]:
    """Characters that are orders."""
    yield "\x00"
    yield "a\x00b"
    yield "\x00<script>x</script>"
    yield "a\x08\x08b"
    yield "\x1b[31mrosso\x1b[0m"
    yield "\x1b]0;titolo\x07"
    yield "\x07\x7f"
    yield "a\x01\x02\x03b"
    yield "\x80\x9b31m\x9f"
    yield "\x1a"
    yield "".join(map(chr, range(1, 32)))


def entities() -> Iterator[str]:
    """XML, YAML, JSON."""
    yield '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    yield "&lol; &amp;amp; &#0; &#x110000; &nbsp"
    yield "]]> <!-- -- >"
    yield "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    yield "<xsl:value-of select='system-property(1)'/>"
    yield "!!python/object/apply:os.system ['id']"
    yield '{"$ne": null}'
    yield '"}],"x":[{"'


def numbers() -> Iterator[str]:
    """Numbers that are none, or too much."""
    yield "1e309"
    yield "NaN"
    yield "-Infinity"
    yield "-1"
    yield "0"
    yield "99999999999999999999"
    yield "9" * 5000
    yield f"1-{'9' * 5000}"
    yield f"{'9' * 5000}-1"
    yield "1-99999999999999999999"
    yield "\u0661\u0662\u0663"
    yield "\u00b2\u00bd"
    yield "0x41"
    yield "1_000"
    yield "2026/99999999999999999999"
    yield "0001-01-01"
    yield "9999-12-31"
    yield "9999-12-31T23:59"
    yield "0001-01-01T00:00"
    yield "None"
    yield "true"
    yield "undefined"


def lengths() -> Iterator[str]:
    """Too much of it."""
    yield "x" * MEGABYTE
    yield "<script>" * (MEGABYTE // 8)
    yield "\U0001f600" * 60_000
    yield "&" * 30_000
    yield "w" * 19_999
    yield "riga\n" * 3_999
    yield "\n".join(f"{number}" for number in range(10_000))
    yield "x" * 256
    yield "\u00e0" * 300
    yield "parola " * 2_500
    yield "(" * 9_000


def broken() -> Iterator[bytes]:
    """Bytes that are no UTF-8."""
    yield b"\xff\xfe"
    yield b"caf\xe9"
    yield b"a\xc0\x80b"
    yield b"\xc0\xbcscript\xc0\xbe"
    yield b"\xed\xa0\x80"
    yield b"\xed\xa0\xbd\xed\xb8\x80"
    yield b"\xf4\x90\x80\x80"
    yield b"tronco \xe2\x82"
    yield b"+ADw-script+AD4-"
