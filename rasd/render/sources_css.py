"""The style of the sources page; constants only, joined by `css`."""

from __future__ import annotations

from typing import Final

SOURCES: Final = """
.rasd-left{margin:.25rem 0 0;padding:0!important;list-style:none}
.rasd-left li{margin:0;padding:.4rem 0;border-top:1px solid var(--rasd-line);font-size:.9rem;
line-height:1.45;overflow-wrap:anywhere}
.rasd-left b{font-weight:600}
.rasd-left q{display:block;margin-top:.15rem;color:var(--rasd-muted);font-size:.87rem;
quotes:'“' '”'}
.rasd-noted span{color:var(--rasd-muted)}
.rasd-noted .why{display:block;font-style:italic}
.rasd-again section{border-top:1px solid var(--rasd-line);padding:.5rem 0}
.rasd-again h4{font-size:.93rem;font-weight:400;margin:0 0 .25rem;padding:0;line-height:1.4;
overflow-wrap:anywhere}
.rasd-again h4 b{font-weight:600;margin-inline-end:.35rem}
.rasd-again .rasd-versions{table-layout:fixed;max-width:48rem}
.rasd-again tbody tr:last-child>*{border-bottom:0}
.rasd-again p{margin:0;font-size:.87rem;overflow-wrap:anywhere}
.rasd-again q{display:block;font-size:.87rem;color:var(--rasd-muted);quotes:'“' '”'}
.rasd-lists{font-size:.9rem;line-height:1.45}
.rasd-lists p{margin:.25rem 0 0;font-size:.9rem}
.rasd-lists ul{margin:.15rem 0 .5rem;padding-inline-start:1.1rem!important}
.rasd-lists li{margin:0;font-size:.9rem}
.st-key-reading{border-top:1px solid var(--rasd-line);padding-top:1rem}
.st-key-reading [class*="st-key-gave-"]{border-top:1px solid var(--rasd-line);padding:.15rem 0}
.st-key-reading [class*="st-key-gave-"] p{font-size:.93rem;overflow-wrap:anywhere}
@media (min-width:641px){.st-key-reading [class*="st-key-gave-"]{flex-wrap:nowrap!important}
.st-key-reading [class*="st-key-gave-"] a{white-space:nowrap}}
"""
