/** The style of the one-file page: the colours of the published page, and a print of it that spares ink. */
export const fileStyle = `
:root{color-scheme:light dark;--paper:#fbf8f3;--surface:#fff;--line:#ddd5c7;--strong:#8b8375;--ink:#1d2629;--soft:#4d585c;--brand:#0b5a57;--brand-soft:#dff0ec;--focus:#b07900;--families:#7b2d68;--families-soft:#f7e6f2;--inspectors:#1b4f8a;--inspectors-soft:#e4eefb}
@media (prefers-color-scheme:dark){:root{--paper:#12181a;--surface:#1a2225;--line:#334044;--strong:#8d9a9e;--ink:#eef2f1;--soft:#b4c0c3;--brand:#6fd0c4;--brand-soft:#143330;--focus:#ffbf47;--families:#eaa6d8;--families-soft:#3a1c33;--inspectors:#9cc4f5;--inspectors-soft:#152b45}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:1.5rem 1rem 3rem;background:var(--paper);color:var(--ink);font:400 1.0625rem/1.55 "Atkinson Hyperlegible Next",system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:0}h1{font-size:2.125rem}h2{font-size:1.625rem}h3{font-size:1.25rem}h4,h5,h6{font-size:1.0625rem}
p,ul,ol,dl,dd,blockquote{margin:0}p+p,p+ul,p+ol,ul+p,ol+p{margin-top:.5rem}ul,ol{padding-left:1.4rem}li+li{margin-top:.25rem}p,li,blockquote{white-space:pre-line}
a{color:var(--brand)}:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
img{max-width:100%;height:auto}
.official,.due,.note,footer{font-size:.9375rem;color:var(--soft)}.lead{font-size:1.25rem;color:var(--soft)}
nav{margin:1.5rem 0}nav h2{font-size:1.0625rem}nav ul{list-style:none;padding:0}nav ul ul{padding-left:1rem}nav a{display:block;padding:.6rem 0;min-height:44px}
main>*+*{margin-top:1rem}.title{margin-top:2rem}
.callout,.thread{--c:var(--brand);border-left:6px solid var(--c);background:var(--brand-soft);border-radius:6px;padding:1rem;margin-top:1rem}.thread{background:var(--surface)}
.callout>:is(h3,h4,h5,h6){color:var(--c);font-size:1.0625rem;margin-bottom:.5rem}
.families{--c:var(--families);background:var(--families-soft)}.inspectors{--c:var(--inspectors);background:var(--inspectors-soft)}
.areas{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:0 1rem}.areas li{margin:0}.areas a{display:inline-block;padding:.4rem 0;min-width:24px}
.rows>*+*{margin-top:1rem}.row{border:1px solid var(--line);border-radius:10px;background:var(--surface);padding:1rem}
.row header{display:flex;flex-wrap:wrap;gap:0 1rem;align-items:baseline}.row header p{margin:0}
.facts,.signs dl{display:grid;gap:1rem;margin-top:1rem}.signs{border-top:1px solid var(--line);margin-top:1rem;padding-top:1rem}
dt,.signs>p{font-size:.875rem;font-weight:650;color:var(--soft)}.gap{display:inline-block;border:1.5px dashed var(--strong);border-radius:6px;padding:.125rem .5rem;color:var(--soft)}
blockquote{margin:.25rem 0 1rem}footer{border-top:1px solid var(--line);margin-top:3rem;padding-top:1rem}
@media (min-width:48rem){.facts{grid-template-columns:1fr 1fr}.what{grid-column:1/-1}.signs dl{grid-template-columns:repeat(3,1fr)}}
@media (forced-colors:active){.gap,.row,.callout{border-color:CanvasText}}
@media print{:root{--paper:#fff;--surface:#fff;--ink:#000;--soft:#333;--brand:#0b5a57;--brand-soft:#fff;--families-soft:#fff;--inspectors-soft:#fff;color-scheme:light}body{max-width:none;padding:0;font-size:10.5pt;line-height:1.4}nav a{padding:0;min-height:0}h1,h2,h3,h4,h5,h6,dt,.row header{break-after:avoid}.facts>div,.signs dl>div,li{break-inside:avoid}p,li{orphans:3;widows:3}@page{margin:18mm 16mm}}
`.trim();
