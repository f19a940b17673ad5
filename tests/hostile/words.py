"""Words made to act where they are shown: in a browser, on a terminal, in a toolkit. They have to stay words."""

from __future__ import annotations

from typing import Final

from tests.e2e.test_hostile_screen import HANDLE, HOSTILE

RAN: Final = "window.ran=1"
"""What each of them would do if it could; a page that can be looked at from outside tells."""

FAR: Final = "http://far.example/x"
"""What each of them would fetch."""

FOR_A_BROWSER: Final = (
    f"<script>{RAN}</script>",
    f"</title></style></head><body><script>{RAN}</script>",
    f"</section></main><script src='{FAR}.js'></script>",
    f"<img src=x onerror='{RAN}'>",
    f"<img src='{FAR}.png'><img srcset='{FAR}.png 1x'>",
    f"<svg onload='{RAN}'><script>{RAN}</script></svg>",
    f"<iframe src=\"javascript:parent.{RAN}\" srcdoc='<script>parent.{RAN}</script>'></iframe>",
    f"<style>@import '{FAR}.css'; body{{background:url({FAR}.png)}}</style>",
    f"<link rel=stylesheet href='{FAR}.css'><base href='{FAR}'>",
    f"<meta http-equiv=refresh content='0;url={FAR}'>",
    f"<form action='{FAR}'><input autofocus onfocus='{RAN}'></form>",
    f"<object data='{FAR}'></object><embed src='{FAR}'>",
    f"<video autoplay src='{FAR}' onerror='{RAN}'></video><audio src='{FAR}'>",
    f"<details open ontoggle='{RAN}'><summary>x</summary></details>",
    f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror={RAN}&gt;'>",
    f"<noscript><p title='</noscript><img src=x onerror={RAN}>'>",
    f"<template><script>{RAN}</script></template><plaintext>",
    f"<!-- --><![CDATA[<script>{RAN}</script>]]><?php {RAN} ?>",
    f'" onmouseover="{RAN}" x=\'',
    f"[a](javascript:{RAN})",
    f"[a](JaVaScRiPt:{RAN})",
    f"[a](&#106;avascript:{RAN})",
    f"[a](\tjava\nscript:{RAN})",
    f"[a](<javascript:{RAN}>)",
    f"<javascript:{RAN}>",
    f"[a](vbscript:{RAN})",
    f"[a](data:text/html,<script>{RAN}</script>)",
    "[a](data:text/html;base64,PHNjcmlwdD53aW5kb3cucmFuPTE8L3NjcmlwdD4=)",
    "[a](file:///etc/passwd)",
    "[a](//far.example/x)",
    "[a](../../home)",
    "[a]()",
    f'[a](https://far.example/"onclick="{RAN})',
    f'[a](https://far.example "x\\" onclick=\\"{RAN}")',
    f"![a]({FAR}.png)",
    f"![a](data:image/svg+xml,<svg onload='{RAN}'/>)",
    f'![a\\" onerror=\\"{RAN}]({FAR}.png "t\\" onerror=\\"{RAN}")',
    f"[![a]({FAR}.png)](javascript:{RAN})",
    f"[r]: javascript:{RAN}\n\n[a][r] [r]",
    f"```<script>{RAN}</script>\n</code></pre><script>{RAN}</script>\n```",
    f'~~~"><script>{RAN}</script>\n~~~',
    f"`</code><script>{RAN}</script>`",
    f"| <script>{RAN}</script> | b |\n|:-:|--:|\n| [c](javascript:{RAN}) | ![d]({FAR}) |",
    "{{ 7 * 7 }} {% raw %} {# x #} {{ page.__class__ }} {% endraw %}",
    "]]> %s {0} ${x} $(x) `x` \\0 &lt;b&gt; &amp;lt;b&amp;gt; &#0; &#x202e;",
)

EVERYWHERE: Final = (*FOR_A_BROWSER, HOSTILE, HANDLE)
