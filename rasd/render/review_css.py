"""The style of the review page; constants only, joined by `css`."""

from __future__ import annotations

from typing import Final

REVIEW: Final = """
[class*="st-key-review-text-"]{border:1px solid var(--rasd-line);border-radius:8px;
padding:1rem 1.25rem;background:var(--rasd-panel);max-height:62vh;overflow-y:auto}
.st-key-review-script{position:absolute;width:0;height:0;overflow:hidden}
.rasd-reading [tabindex]{cursor:help}
.rasd-reading mark.lit,.rasd-fields .lit{outline:2px solid var(--c);outline-offset:1px}
.rasd-passed{border-bottom:1px dotted var(--rasd-muted);color:var(--rasd-muted)}
.rasd-elsewhere{border-bottom:1px solid var(--rasd-line)}
.rasd-legend i.passed{background:transparent;border-bottom:2px dotted var(--rasd-muted);
border-radius:0}
.rasd-legend i.elsewhere{background:transparent;border-bottom:2px solid var(--rasd-line);
border-radius:0}
.rasd-row{display:grid;grid-template-columns:7.5rem 1fr auto;gap:.5rem;padding:.45rem 0;
border-top:1px solid var(--rasd-line);align-items:baseline;cursor:help}
.rasd-row:last-child{border-bottom:1px solid var(--rasd-line)}
.rasd-row .k{color:var(--rasd-muted);font-size:.85rem;border-inline-start:3px solid var(--c);
padding-inline-start:.5rem}
.rasd-row .v{overflow-wrap:anywhere}
.rasd-row .none,.rasd-row .hand{color:var(--rasd-muted)}
.rasd-row .hand{font-size:.8rem}
#rasd-tip{position:fixed;z-index:999999;max-width:min(26rem,calc(100vw - 16px));
white-space:pre-line;background:var(--rasd-ink);color:var(--rasd-page);border-radius:8px;
padding:.5rem .75rem;font-size:.85rem;line-height:1.45;pointer-events:none;
font-family:"Source Sans",sans-serif;overflow-wrap:anywhere}
.st-key-review-fields input:focus-visible{outline:none!important}
.rasd-versions{border-collapse:collapse;width:100%;font-size:.9rem}
.rasd-versions th,.rasd-versions td{text-align:start;padding:.35rem .5rem;vertical-align:top;
border-bottom:1px solid var(--rasd-line);overflow-wrap:anywhere}
.rasd-versions th{font-weight:600}
.rasd-change{font-size:.9rem;line-height:1.45;overflow-wrap:anywhere}
.rasd-change span,.rasd-change .why,.rasd-change s{color:var(--rasd-muted)}
.rasd-change ul{margin:.15rem 0 0;padding-inline-start:1.1rem!important}
.rasd-change li{margin:0;font-size:.87rem}
.rasd-change .why{margin:.15rem 0 0;font-style:italic}
.rasd-changed{border-top:1px solid var(--rasd-line);padding-top:.5rem}
.rasd-changed p{margin:0;font-size:.93rem}
.rasd-changed .who{color:var(--rasd-muted);font-size:.85rem}
.rasd-changed .kind{color:var(--rasd-ink);border:1px solid var(--rasd-line);border-radius:999px;
padding:.05rem .6rem;font-size:.78rem;margin-inline-end:.25rem;background:var(--rasd-panel);
white-space:nowrap}
.rasd-changed .kind.new,.rasd-changed .kind.restored{border-color:var(--rasd-accent)}
.rasd-changed summary{cursor:pointer;color:var(--rasd-muted);font-size:.85rem}
.rasd-changed details .rasd-change{padding:.25rem 0 0 .75rem}
.st-key-changed{max-width:60rem}
.rasd-note-of{padding:.25rem 0}
.rasd-note-of p{margin:0!important}
.rasd-note-of .words{white-space:pre-wrap;unicode-bidi:plaintext;overflow-wrap:anywhere;
font-size:.93rem;line-height:1.5}
.rasd-note-of a{color:var(--rasd-accent)}
.rasd-beside{padding-top:.25rem}
.rasd-beside .rasd-badges{margin-bottom:.5rem}
[class*="st-key-beside-tag-"] button{border-radius:999px;min-height:2rem;padding:.1rem .75rem;
font-size:.85rem;border-color:var(--rasd-line)}
.st-key-beside-back p{font-size:.93rem}
.st-key-views button{justify-content:flex-start;padding-inline:0}
[class*="st-key-view-open-"] button{justify-content:flex-start;text-align:start;padding:0}
[class*="st-key-view-open-"] button *{justify-content:flex-start;text-align:start;
overflow-wrap:anywhere;unicode-bidi:plaintext}
[class*="st-key-view-rename-"] button,[class*="st-key-view-delete-"] button{padding:0;
color:var(--rasd-muted)}
.st-key-view-list button{min-height:2rem}
.st-key-view-gone p{font-size:.93rem}
.st-key-review-places button,.st-key-review-around button{border-radius:999px;min-height:2rem;
padding:.1rem .75rem;font-size:.85rem}
[class*="st-key-same-row-"]{max-width:60rem;border-bottom:1px solid var(--rasd-line);
padding-bottom:.5rem}
[class*="st-key-same-row-"] p{font-size:.93rem}
.rasd-keys{display:grid;grid-template-columns:auto 1fr;gap:.35rem .75rem;margin:0 0 .5rem}
.rasd-keys dt,.rasd-keys dd{margin:0!important;padding:0!important}
.rasd-keys kbd{border:1px solid var(--rasd-line);border-radius:4px;padding:0 .4rem;
font-size:.85rem;background:var(--rasd-panel);color:var(--rasd-ink)}
@media (max-width:640px){.st-key-review-view button{padding-inline:.45rem}
.st-key-review-view button p{font-size:.82rem}.st-key-review-bar{position:sticky;top:0;z-index:5;
background:var(--rasd-page);padding-bottom:.5rem}
:has(>.st-key-review-done){flex-basis:100%!important}}
[class*="st-key-review-passage-"]{max-width:60rem}
[class*="st-key-review-passage-"] p{font-size:.93rem}
@media (min-width:641px){[class*="st-key-review-passage-"]{flex-wrap:nowrap!important}
[class*="st-key-review-passage-"] button{white-space:nowrap}}
.rasd-reading .rasd-text{max-width:72ch}
.st-key-review-done p{font-size:.93rem}
.st-key-review-done{width:auto;border-inline-start:3px solid var(--rasd-accent);
padding-inline-start:.75rem}
"""
