"""The one style sheet: the palette's tokens as variables, an 8 px rhythm, tabular figures."""

from __future__ import annotations

from typing import Final

from rasd.render.palette import FIELDS, TOKENS, TYPES, Theme
from rasd.render.review_css import REVIEW
from rasd.render.sources_css import SOURCES


def style_sheet(theme: Theme) -> str:
    """Return the `<style>` element of the whole app for a theme, made of constants only."""
    tokens = TOKENS[theme]
    names = ("page", "panel", "ink", "muted", "line", "accent")
    variables = "".join(f"--rasd-{name}:{getattr(tokens, name)};" for name in names)
    fields = "".join(
        f".rasd-f-{key}{{--c:{style.colour(theme)};--t:{style.tint(theme)}}}"
        for key, style in FIELDS.items()
    )
    types = "".join(f".rasd-t-{key}{{--c:{style.colour(theme)}}}" for key, style in TYPES.items())
    rules = f"{_FRAME}{_WORDS}{_CARD}{_PLACES}{_SCORES}{REVIEW}{SOURCES}{_SMALL}"
    return f"<style>:root{{{variables}}}{fields}{types}{rules}</style>"


_FRAME: Final = """
[data-testid="stAppDeployButton"],[data-testid="stDecoration"],footer{display:none}
[data-testid="stHeader"]{background:transparent;height:3.25rem}
[data-testid="stHeader"],[data-testid="stHeader"] *{pointer-events:none}
[data-testid="stHeader"] button,[data-testid="stHeader"] button *{pointer-events:auto}
[data-tag]{background:color-mix(in srgb,var(--rasd-accent) 16%,var(--rasd-page))!important;
color:var(--rasd-ink)!important}
[data-tag] *{color:var(--rasd-ink)!important}
button[kind="primary"]:not(:disabled) *,button[kind="primaryFormSubmit"]:not(:disabled) *{
color:var(--rasd-page)!important}
[data-testid="stMainBlockContainer"]{padding:0 2rem 4rem;max-width:1600px}
[data-testid="stSidebarUserContent"]{padding-bottom:2rem}
[data-testid="stSidebarUserContent"] [data-testid="stVerticalBlock"]{gap:.75rem}
[data-testid="stSidebar"]:not(:has([data-testid="stSidebarUserContent"] .stElementContainer)){
display:none}
[data-testid="stSidebarHeader"]{height:3.25rem;margin-bottom:0}
.st-key-head{background:var(--rasd-page);
border-bottom:1px solid var(--rasd-line);margin:0 -2rem 1rem;
width:calc(100% + 4rem);max-width:none;padding:0 4rem 0 2rem;
min-height:3.25rem}
[data-testid="stApp"]:has([data-testid="stSidebar"][aria-expanded="false"]) .st-key-head{
padding-left:4rem}
.st-key-head [data-testid="stPageLink"] a{padding:.25rem .75rem;border-radius:8px;
text-decoration:none;min-height:2rem}
.st-key-head [data-testid="stPageLink"] a[aria-current="page"]{background:transparent;
box-shadow:inset 0 -2px 0 var(--rasd-accent);border-radius:0}
.rasd-mark-word{font-size:1.25rem;font-weight:650;letter-spacing:-.01em;color:var(--rasd-ink);
white-space:nowrap}
.rasd-mark-word span{font-weight:400;color:var(--rasd-muted);margin-left:.4rem}
.rasd-tagline{color:var(--rasd-muted);font-size:.85rem;white-space:nowrap;margin-inline-start:.75rem}
[data-testid="stApp"]{font-variant-numeric:tabular-nums}
:focus-visible{outline:2px solid var(--rasd-accent)!important;outline-offset:2px}
[data-testid="stVegaLiteChart"] details{display:none}
"""
_WORDS: Final = """
.rasd-count{margin:0;font-size:1rem;color:var(--rasd-ink);line-height:1.5}
.rasd-count b{font-size:1.25rem;font-weight:650}
.rasd-count .held{color:var(--rasd-muted)}
.rasd-h{margin:.25rem 0 0;padding:0;font-size:1rem;font-weight:650;line-height:1.5}
.rasd-note{margin:0;color:var(--rasd-muted);font-size:.87rem;line-height:1.5}
@media (hover:none){.rasd-keyed{display:none}}
.rasd-empty{border:1px dashed var(--rasd-line);border-radius:8px;padding:2rem;text-align:center;
color:var(--rasd-muted);background:var(--rasd-panel)}
.rasd-empty b{display:block;color:var(--rasd-ink);font-size:1.1rem;margin-bottom:.25rem}
.rasd-legend,.rasd-badges,.rasd-claims ul{padding-left:0!important}
.rasd-claims ul{list-style-position:inside}
.rasd-legend{display:flex;flex-wrap:wrap;gap:.25rem .9rem;margin:0;padding:0;list-style:none;
font-size:.82rem;color:var(--rasd-muted)}
.rasd-legend i{display:inline-block;width:.65rem;height:.65rem;border-radius:2px;
background:var(--c);margin-inline-end:.35rem}
.rasd-legend i.soft{background:transparent;border:1px dashed var(--rasd-muted)}
.rasd-legend i.mark{background:var(--t);border-bottom:2px solid var(--c);border-radius:2px}
.st-key-chips{min-height:2.5rem}
[class*="st-key-chip-"] button{border-radius:999px;min-height:2rem;padding:.1rem .75rem;
font-size:.85rem;border-color:var(--rasd-line)}
"""
_CARD: Final = """
.rasd-card{font-size:.93rem;line-height:1.5}
.rasd-card h3{font-size:1.2rem;line-height:1.3;margin:0 0 .25rem;padding:0;font-weight:650}
.rasd-card h3 i{display:inline-block;width:.7rem;height:.7rem;border-radius:2px;background:var(--c);
margin-inline-end:.5rem}
.rasd-card .sub{margin:0 0 .75rem;color:var(--rasd-muted)}
.rasd-badges{display:flex;flex-wrap:wrap;gap:.375rem;margin:0 0 1rem;padding:0;list-style:none}
.rasd-badges li{font-size:.78rem;border:1px solid var(--rasd-line);border-radius:999px;margin:0;
padding:.05rem .6rem;color:var(--rasd-ink);background:var(--rasd-panel)}
.rasd-field{border-top:1px solid var(--rasd-line)}
.rasd-field:last-child{border-bottom:1px solid var(--rasd-line)}
.rasd-field summary{display:grid;grid-template-columns:7.5rem 1fr auto .75rem;
gap:.5rem;padding:.4rem 0;cursor:pointer;list-style:none;align-items:baseline}
.rasd-field summary::-webkit-details-marker{display:none}
.rasd-field .k{color:var(--rasd-muted);font-size:.85rem;border-inline-start:3px solid var(--c);
padding-inline-start:.5rem}
.rasd-field .v{overflow-wrap:anywhere}
.rasd-conf{display:inline-flex;align-items:center;gap:.4rem;color:var(--rasd-muted);font-size:.8rem}
.rasd-conf b{display:inline-block;width:2.5rem;height:.3rem;border-radius:2px;
background:var(--rasd-line);overflow:hidden}
.rasd-conf b span{display:block;height:100%;background:var(--rasd-muted)}
.rasd-field .more{padding:0 0 .75rem .7rem;font-size:.87rem;color:var(--rasd-muted)}
.rasd-field .more p{margin:.25rem 0}
.rasd-field q{color:var(--rasd-ink);background:var(--t);border-radius:3px;padding:0 .15rem;
quotes:'“' '”'}
.rasd-field code{font-size:.8rem;background:none;color:var(--rasd-muted);padding:0}
.rasd-claims{margin:.75rem 0;padding:.5rem .75rem;border:1px solid var(--rasd-line);
border-radius:8px;background:var(--rasd-panel);font-size:.87rem}
.rasd-claims ul{margin:.25rem 0 0;padding-inline-start:1.1rem}
.rasd-inset{display:flex;gap:1rem;align-items:center;margin:0 0 1rem}
.rasd-inset img{width:112px;height:112px;border:1px solid var(--rasd-line);border-radius:8px;
background:var(--rasd-panel)}
.rasd-inset p{margin:0;font-size:.87rem;color:var(--rasd-muted)}
.rasd-inset p b{color:var(--rasd-ink);font-weight:600}
.rasd-text{white-space:pre-wrap;unicode-bidi:plaintext;line-height:1.65;max-width:68ch;
overflow-wrap:anywhere;margin:.5rem 0 0}
.rasd-text .s{background:color-mix(in srgb,var(--rasd-accent) 7%,transparent);border-radius:3px}
.rasd-text mark{background:var(--t);color:var(--rasd-ink);border-bottom:2px solid var(--c);
border-radius:3px 3px 0 0;padding:0 .1rem}
.rasd-claims li,.rasd-field li,.rasd-field .more p{font-size:.87rem;margin:0}
.rasd-field .more p:has(q){margin-top:.5rem}
.rasd-card a{color:var(--rasd-accent)}
.rasd-field summary::after{content:"›";color:var(--rasd-muted);
display:inline-block;margin-inline-start:.5rem}
.rasd-field[open] summary::after{transform:rotate(90deg)}
.rasd-field summary:hover{background:color-mix(in srgb,var(--rasd-accent) 6%,transparent)}
.rasd-doc{margin:0;font-size:.87rem;color:var(--rasd-muted)}
.st-key-card-panel{border:1px solid var(--rasd-line);border-radius:8px;padding:1rem 1.25rem;
background:var(--rasd-panel)}
[data-testid="stColumn"]:has(.rasd-no-card){display:none}
.st-key-card-newest{gap:.25rem}
.st-key-card-newest button{justify-content:flex-start;text-align:start;padding:.4rem 0;
border-bottom:1px solid var(--rasd-line);border-radius:0}
.st-key-card-newest button div{text-align:start;justify-content:flex-start}
.st-key-card-newest button p{font-size:.9rem;line-height:1.4;text-align:start}
@media (max-width:640px){[data-testid="stColumn"]:has(.st-key-card-newest){display:none}}
.st-key-card-close{position:absolute;top:.5rem;right:1rem;width:auto;z-index:2}
.st-key-card-panel{position:relative}
@media (min-width:900px){.st-key-card-panel{max-height:600px;overflow-y:auto}
.st-key-list .st-key-card-panel{max-height:86vh}}
"""
_PLACES: Final = """
.rasd-pair{overflow-x:auto}
.rasd-pair table{width:100%;max-width:72rem;border-collapse:collapse;margin:.5rem 0}
.rasd-pair th,.rasd-pair td{border:0;border-bottom:1px solid var(--rasd-line);text-align:start;
vertical-align:top;padding:.45rem .75rem .45rem 0;font-weight:400;overflow-wrap:anywhere}
.rasd-pair thead th{font-weight:650;width:44%}
.rasd-pair tbody th{color:var(--rasd-muted);font-size:.87rem;white-space:nowrap}
.rasd-pair td p{margin:0 0 .35rem;font-size:.87rem}
.rasd-differs td{background:color-mix(in srgb,var(--rasd-accent) 7%,transparent)}
.rasd-tried{display:flex;gap:1.5rem;align-items:center;margin:.5rem 0 1rem;padding:1rem 1.25rem;
border:1px solid var(--rasd-line);border-radius:8px;background:var(--rasd-panel)}
.rasd-tried img{width:208px;height:208px;flex:none}
.rasd-tried dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:.5rem 0 0}
.rasd-tried dl,.rasd-tried dt,.rasd-tried dd{padding:0!important;margin-inline:0!important}
.rasd-tried dt{color:var(--rasd-muted);font-weight:400}
.rasd-tried,.rasd-rivals{max-width:60rem}
.rasd-tried h3,.rasd-rivals b,.rasd-tried dd{overflow-wrap:anywhere;unicode-bidi:plaintext}
.rasd-rivals{margin:.25rem 0 0;padding:0!important;list-style:none;font-size:.93rem}
.rasd-rivals li{display:grid;grid-template-columns:minmax(9rem,1fr) 2fr auto;gap:1rem;margin:0;
padding:.4rem 0;border-bottom:1px solid var(--rasd-line);align-items:baseline}
.rasd-rivals b{font-weight:400}
.rasd-rivals li:first-child b{font-weight:600}
.rasd-rivals li>span{color:var(--rasd-muted)}
"""
_SCORES: Final = """
.rasd-key{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin:.5rem 0 0;font-size:.85rem;
color:var(--rasd-muted)}
.rasd-key span{display:inline-flex;align-items:center;gap:.5rem}
.rasd-score .dot,.rasd-key .dot{width:.65rem;height:.65rem;border-radius:50%;
background:var(--rasd-accent)}
.rasd-score .band,.rasd-key .band{height:.65rem;border-radius:.33rem;
background:color-mix(in srgb,var(--rasd-accent) 28%,var(--rasd-page))}
.rasd-score .plain,.rasd-key .plain{width:2px;height:.9rem;background:var(--rasd-muted)}
.rasd-key .band{width:1.75rem}
.rasd-score+.rasd-note{margin-bottom:1.5rem}
.rasd-score{width:100%;max-width:60rem;border-collapse:collapse;margin:.25rem 0 1rem;border:0;
font-variant-numeric:tabular-nums}
.rasd-score th,.rasd-score td{border:0;border-bottom:1px solid var(--rasd-line);text-align:start;
padding:.4rem .75rem .4rem 0;vertical-align:middle;font-weight:400;color:var(--rasd-ink)}
.rasd-score thead th,.rasd-score thead td{font-size:.85rem;color:var(--rasd-muted)}
.rasd-score .g th{font-size:.85rem;font-weight:650;padding-top:1rem}
.rasd-score th span,.rasd-score td span{display:block;font-size:.8rem;line-height:1.35;
color:var(--rasd-muted)}
.rasd-score .bar{width:34%}
.rasd-score .bar div{position:relative;height:.9rem;
background:linear-gradient(var(--rasd-line),var(--rasd-line)) center/100% 1px no-repeat}
.rasd-score .bar i{position:absolute;top:50%;translate:-50% -50%}
.rasd-score .bar .band{translate:0 -50%}
.rasd-score .v b{font-weight:650}
.rasd-score .v,.rasd-score .k,.rasd-score thead th:nth-last-child(-n+2){text-align:end;
white-space:nowrap}
.rasd-score .k{color:var(--rasd-muted);padding-inline-end:0}
.rasd-score thead th:last-child{padding-inline-end:0}
.rasd-runs .v:last-child{padding-inline-end:0}
"""
_SMALL: Final = """
@media (max-width:1000px){.rasd-tagline{display:none}}
@media (max-width:640px){
[data-testid="stMainBlockContainer"]{padding:0 1rem 3rem}
.st-key-head{margin:0 -1rem .75rem;width:calc(100% + 2rem);
padding:0 1rem 0 1rem;position:static;padding-top:3rem}
[data-testid="stApp"]:has([data-testid="stSidebar"]) .st-key-head{padding-left:1rem}
.st-key-head,.st-key-head>div{gap:.125rem!important;flex-wrap:nowrap!important}
.st-key-head [data-testid="stPageLink"] a{padding:.25rem .4rem}
.st-key-head [data-testid="stPageLink"] p{font-size:.9rem}
.rasd-mark-word{font-size:1.1rem}
.rasd-field summary{grid-template-columns:6rem 1fr auto .75rem}
.rasd-tried{flex-direction:column;align-items:stretch}
.rasd-tried img{align-self:center}
.rasd-rivals li{grid-template-columns:1fr auto}
.rasd-score:not(.rasd-runs) tbody tr:not(.g){display:grid;grid-template-columns:1fr auto 3rem;
padding:.4rem 0;column-gap:.75rem}
.rasd-score:not(.rasd-runs) tbody tr:not(.g)>*{border:0;padding:0}
.rasd-score:not(.rasd-runs) thead tr{display:grid;grid-template-columns:1fr auto 4.5rem}
.rasd-score:not(.rasd-runs) thead td{display:none}
.rasd-score .bar{grid-row:2;grid-column:1/-1;width:auto}
.rasd-score tbody .g,.rasd-score tbody .g th{display:block}
.rasd-runs thead th{white-space:normal!important}
.rasd-rivals li>span:not(.rasd-conf){grid-row:2;grid-column:1/-1}
}
"""
