// The whole style of a published page, inside the page: one request, and it reads well from a folder.
import { createHash } from 'node:crypto';

const light = `--paper:#fbf8f3;--surface:#fff;--sunken:#f3eee5;--line:#ddd5c7;--strong:#8b8375;--ink:#1d2629;--soft:#4d585c;--brand:#0b5a57;--brand-soft:#dff0ec;--focus:#b07900;--families:#7b2d68;--families-soft:#f7e6f2;--inspectors:#1b4f8a;--inspectors-soft:#e4eefb;--warn:#7a4200;--warn-soft:#fdeed6`;
const dark = `--paper:#12181a;--surface:#1a2225;--sunken:#0d1213;--line:#334044;--strong:#8d9a9e;--ink:#eef2f1;--soft:#b4c0c3;--brand:#6fd0c4;--brand-soft:#143330;--focus:#ffbf47;--families:#eaa6d8;--families-soft:#3a1c33;--inspectors:#9cc4f5;--inspectors-soft:#152b45;--warn:#ffc069;--warn-soft:#3a2809`;

export const pageStyle = `
:root{color-scheme:light dark;${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1.0625rem/1.55 "Atkinson Hyperlegible Next","Atkinson Hyperlegible",system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:0;font-weight:700;text-wrap:balance}
h1{font-size:1.875rem}h2{font-size:1.625rem}h1.long{font-size:1.5rem}.long>h2{font-size:1.25rem}.long>:is(h3,h4,h5){font-size:1.125rem}h3{font-size:1.25rem}h4,h5,h6{font-size:1.0625rem}
p,ul,ol,dl,dd{margin:0}p+p,p+ul,p+ol,ul+p,ol+p,ul+ul{margin-top:.5rem}
ul,ol{padding-left:1.4rem}li+li{margin-top:.25rem}li::marker{color:var(--soft)}
p,li{white-space:pre-line}
a{color:var(--brand);text-underline-offset:.15em;text-decoration-thickness:1px}a:hover{text-decoration-thickness:3px}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:2px}
:target{scroll-margin-top:1rem}.row:target,h2:target,h3:target,h4:target,h5:target{outline:3px solid var(--focus);outline-offset:4px;border-radius:6px}
img{max-width:100%;height:auto}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-6rem;background:var(--surface);padding:.75rem 1rem;z-index:1}.skip:focus{top:1rem}
.page{max-width:76rem;margin:0 auto;padding:1.5rem 1rem 3rem}
.top{color:var(--soft);margin-bottom:1.5rem}.top b{color:var(--brand)}
.official,.period,.due,.note,.top,.small{font-size:.9375rem;color:var(--soft)}
.lead{font-size:1.25rem;color:var(--soft);max-width:42rem}
.facing>:not(.boxes){max-width:46rem}.facing>*+*{margin-top:.75rem}
.box{border-left:6px solid var(--brand);background:var(--brand-soft);border-radius:6px;padding:1rem;margin-top:1rem}
.box.plain{border-color:var(--strong);background:var(--surface)}.box.warn{border-color:var(--warn);background:var(--warn-soft)}.box b{display:block}
nav{margin:1.5rem 0}nav h2,.versions h2{font-size:1.0625rem;margin-bottom:.25rem}
nav ul{list-style:none;padding:0}nav ul ul{padding-left:1rem}nav li+li{margin:0}
nav a{display:block;padding:.6rem 0;min-height:44px;line-height:1.4}
main>*+*{margin-top:1rem}main>*+h2{margin-top:2rem}header+main>p:first-child{margin-top:1rem}main>p,main>ul,main>ol{max-width:46rem}
.title{margin-top:2rem}main>.title:first-child{margin-top:0}main>.title:has(h2){border-top:1px solid var(--line);padding-top:1.5rem}
.title>:not(.here){max-width:46rem}.title .official{margin-top:.25rem}
.ref{font-variant-numeric:tabular-nums}
.here{display:inline-flex;align-items:center;min-height:44px;font-size:.875rem;color:var(--soft)}
.here+.here{margin-left:1rem}.row header .here+.here{margin-left:0}
.callout{--c:var(--brand);border-left:6px solid var(--c);background:var(--brand-soft);border-radius:6px;padding:1rem}
.callout>:is(h3,h4,h5,h6){color:var(--c);font-size:1.0625rem;margin-bottom:.5rem}
.families{--c:var(--families);background:var(--families-soft)}.inspectors{--c:var(--inspectors);background:var(--inspectors-soft)}
.about{font-size:.9375rem;margin-bottom:.75rem}
.areas{list-style:none;padding:0}.areas li{margin:0}.areas{display:flex;flex-wrap:wrap;gap:0 1rem}.areas a{min-width:24px}.areas a{display:inline-block;padding:.4rem 0}
.rows>*+*{margin-top:1rem}
.row{border:1px solid var(--line);border-radius:10px;background:var(--surface);overflow:clip;container-type:inline-size}
.row header{display:flex;flex-wrap:wrap;gap:0 1rem;align-items:center;padding:.25rem 1rem;background:var(--sunken);border-bottom:1px solid var(--line)}
.row header :is(h3,h4,h5,h6){font-size:1.0625rem;padding:.5rem 0}.row header .ref{background:var(--surface);border:1px solid var(--strong);border-radius:6px;padding:0 .5rem}
.row header p{margin:0}.row header .here{margin-left:auto}
.facts{display:grid;gap:1rem;padding:1rem}
dt,.signs>p{font-size:.875rem;font-weight:650;color:var(--soft)}dd{margin-top:.125rem}
.signs{border-top:1px solid var(--line);padding:1rem}.signs dl{display:grid;gap:1rem;margin-top:.5rem}
.answer{max-width:52rem}.answer .decision{margin-left:auto;font-weight:650}.said{display:grid;gap:1rem;padding:1rem;max-width:46rem}.said h4{font-size:.875rem;color:var(--soft);margin-bottom:.25rem}
.said blockquote{margin:.5rem 0 0;padding-left:1rem;border-left:4px solid var(--strong)}.stub{border:1px dashed var(--strong);border-radius:6px;padding:.5rem .75rem;color:var(--soft)}.answer>.stub{margin:1rem}
.words{border-left:4px solid var(--line);padding-left:1rem;margin:.5rem 0 1rem}.words blockquote{border:0;margin:0;padding:0}.words .label{font-size:.875rem;font-weight:650;color:var(--soft)}.words .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
ins{text-decoration:underline 2px;text-underline-offset:.2em;background:var(--brand-soft)}del{color:var(--soft)}
.gap{display:inline-block;border:1.5px dashed var(--strong);border-radius:6px;padding:.125rem .5rem;color:var(--soft)}
blockquote{margin:.25rem 0 0;padding-left:1rem;border-left:4px solid var(--strong);white-space:pre-line}.agreed{border-top:1px solid var(--line);margin-top:3rem;padding-top:1.5rem;max-width:46rem}.agreed ul{list-style:none;padding:0;margin-top:.75rem}.agreed li+li{margin-top:1rem}.agreed h2+*{margin-top:.5rem}.agreed ul.plain{list-style:disc;padding-left:1.4rem}.agreed ul.plain li+li{margin-top:.25rem}
footer{border-top:1px solid var(--line);margin-top:3rem;padding-top:1.5rem;max-width:46rem}footer>*+*{margin-top:1rem}
code{font:inherit;font-size:.875rem;overflow-wrap:anywhere}
.easy{font-size:1.375rem;max-width:48rem}.easy h1{font-size:2rem}.easy .lines{list-style:none;padding:0;margin-top:1.5rem}.easy .lines li{display:grid;grid-template-columns:7rem minmax(0,1fr);gap:1.25rem;align-items:center;margin:0 0 1.25rem}.pic{display:grid;place-items:center;width:7rem;height:7rem;background:#fff;border:1px solid var(--line);border-radius:10px}.pic:empty{border-style:dashed;background:none}.pic img{width:6rem;height:6rem;object-fit:contain}.meanings{border-top:1px solid var(--line);padding-top:1.5rem;margin-top:3rem}.meanings dl{display:grid;gap:1rem;margin-top:1rem}.easy dt{font-size:1.25rem;color:var(--ink)}.easy footer h2{font-size:1.0625rem}
@media (max-width:30rem){.easy{font-size:1.25rem}.easy .lines li{grid-template-columns:4.5rem minmax(0,1fr);gap:.875rem}.pic{width:4.5rem;height:4.5rem}.pic img{width:4rem;height:4rem}}
@container (min-width:38rem){.facts{grid-template-columns:1fr 1fr}.what{grid-column:1/-1}.signs dl{grid-template-columns:repeat(3,1fr)}}
@container (min-width:58rem){.facts{grid-template-columns:repeat(4,1fr);gap:1.5rem}.what{grid-column:1/3;grid-row:1/4}.impact{grid-column:3;grid-row:2/4}.timescale,.linked{grid-column:4}}
@media (min-width:64rem){.boxes{display:grid;grid-template-columns:1fr 1fr;gap:1rem}nav>ul{columns:2;column-gap:2rem}nav li{break-inside:avoid}}
@media (min-width:40rem){.page{padding:2rem 2rem 4rem}h1{font-size:2.5rem}h1.long{font-size:1.75rem}}
@media (forced-colors:active){.gap,.row,.box,.callout{border-color:CanvasText}}
@media print{
:root{${light};--paper:#fff;--brand-soft:#fff;--families-soft:#fff;--inspectors-soft:#fff;--warn-soft:#fff;--sunken:#fff}
body{font-size:10.5pt;line-height:1.4}.page{max-width:none;padding:0}.here,.skip,.preview{display:none}.words{break-inside:avoid}ins{background:none}
.callout,.box{break-inside:avoid}nav a{padding:0;min-height:0}h1,h2,h3,h4,h5,h6,.row header,dt,.signs>p,.title{break-after:avoid}.row{overflow:visible;break-inside:auto}.row header{background:none}.areas a{padding:0}
.facts>div,.signs dl>div,li{break-inside:avoid}main a[href^=http]::after{content:" (" attr(href) ")";font-size:.875em}p,li{orphans:3;widows:3}
.easy{font-size:16pt}.easy .lines li,.meanings div{break-inside:avoid}.pic{width:30mm;height:30mm}.pic img{width:26mm;height:26mm}
@page{margin:18mm 16mm}}
`.trim();

/** What the page's own Content-Security-Policy names, so that this style works and nothing else does. */
export const pageStyleHash = `sha256-${createHash('sha256').update(pageStyle).digest('base64')}`;

/** Nothing may load, run or be sent from a published page, except its style and pictures that are inside it. */
export function pagePolicy(styleHash: string): string {
	return `default-src 'none'; style-src '${styleHash}'; img-src 'self' data:; base-uri 'none'; form-action 'none'`;
}
