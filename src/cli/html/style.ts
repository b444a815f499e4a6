import { createHash } from 'node:crypto';
import { TOKENS } from './tokens.ts';

export const STYLE = `${TOKENS}
*,*::before,*::after{box-sizing:border-box}
html{font:1rem/1.5 -apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,system-ui,sans-serif;color:var(--ink);background:var(--paper);-webkit-text-size-adjust:100%}
body{margin:0}
h1,h2,h3,p,ul,ol,dl,dd,figure,table{margin:0;padding:0}
ul,ol{list-style:none}
h1{font-size:1.75rem;line-height:1.25;font-weight:650;letter-spacing:-.01em}
h2{font-size:1.25rem;line-height:1.25;font-weight:650}
h3{font-size:1rem;line-height:1.25;font-weight:650;margin:1.5rem 0 .5rem}
p,li,dd{max-width:70ch}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:1rem;top:-10rem;padding:.5rem 1rem;background:var(--accent);color:var(--paper)}
.skip:focus{top:.5rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.quiet{color:var(--grey)}
.small{font-size:.875rem}
.top{display:flex;flex-wrap:wrap;gap:.25rem 2rem;align-items:center;max-width:72rem;margin:0 auto;padding:1rem 2rem;border-bottom:1px solid var(--line);font-size:.875rem}
.brand{display:flex;gap:.5rem;align-items:center;font-size:1rem;font-weight:650}
.brand svg{width:1.5rem;height:1.5rem;color:var(--accent)}
.top b{font-weight:600}
main,footer{max-width:72rem;margin:0 auto;padding:2rem}
main>section,main>article{margin-top:3rem}
main>article{padding-top:2rem;border-top:1px solid var(--grey)}
.title{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1rem}
.answer{font-size:1.25rem;line-height:1.4;margin-top:.5rem;max-width:62ch;text-wrap:pretty}
article .answer{font-size:1.125rem}
.asof{margin-top:.5rem;font-size:.875rem;color:var(--grey);max-width:100ch}
.lead{color:var(--grey);margin:.25rem 0 1rem}
.mark{display:inline-flex;align-items:center;gap:.5rem;font-weight:600;white-space:nowrap}
.mark::before{content:"";flex:none;width:12px;height:12px;border:2px solid currentColor}
.mark--prohibited{color:var(--prohibited)}.mark--prohibited::before{border-width:6px}
.mark--undetermined{color:var(--undetermined)}.mark--undetermined::before{border-left-width:6px}
.mark--permitted{color:var(--permitted)}
table{width:100%;border-collapse:collapse;font-size:.875rem}
caption{text-align:left;padding-bottom:.5rem;color:var(--grey)}
th,td{height:2.25rem;padding:.25rem 1rem .25rem 0;text-align:left;vertical-align:middle;border-bottom:1px solid var(--line);font-weight:400;line-height:1.3}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--grey);font-size:.75rem;font-weight:600;vertical-align:bottom;border-bottom-color:var(--grey)}
tbody th{font-weight:600}
.parts th{white-space:nowrap}
tfoot th,tfoot td{font-weight:650;border-top:1px solid var(--grey);border-bottom:0}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
thead .num{white-space:normal}
.scroll{overflow-x:auto}
.scroll tbody th{min-width:6.5rem}
.scroll tbody th bdi{overflow-wrap:break-word}
.bar{display:block;width:100%;height:2.25rem;margin:1rem 0}
.bar rect{stroke-width:2}
.p-withHits{fill:var(--prohibited);stroke:var(--prohibited)}
.p-without{fill:var(--permitted-wash);stroke:var(--permitted)}
.p-notVisible{fill:url(#stripes);stroke:var(--grey)}
.p-stale{fill:var(--wash);stroke:var(--grey);stroke-dasharray:4 3}
.p-notAssessed{fill:none;stroke:var(--grey)}
.stripe{stroke:var(--grey);stroke-width:3}
.key{display:inline-block;width:22px;height:14px;vertical-align:-2px;margin-right:.5rem}
.key rect{stroke-width:2}
.chain{container-type:inline-size;margin:1.25rem 0 .5rem}
.chain svg{display:block;max-width:100%;height:auto;font-family:inherit}
.chain .tall{display:none}
.chain text{fill:var(--ink);font-size:13px}
.chain .name{font-weight:650;font-size:14px}
.chain .seat,.chain .how{fill:var(--grey)}
.chain rect.label{fill:var(--paper)}
.chain .box{fill:var(--paper);stroke:var(--grey);stroke-width:1.25}
.chain .box--maybe{stroke-dasharray:5 4}
.chain .sure,.chain .maybe{fill:none;stroke:var(--grey);stroke-width:2}
.chain .maybe{stroke-dasharray:5 5}
.chain .tip{fill:var(--grey)}
.chain--prohibited .box--in{fill:var(--prohibited-wash);stroke:var(--prohibited);stroke-width:2}
.chain--prohibited .box--end{fill:var(--prohibited);stroke:var(--prohibited)}
.chain--prohibited .bolt{stroke:var(--prohibited);stroke-width:5}
.chain--prohibited .tip--in{fill:var(--prohibited)}
.chain--undetermined .box--in{fill:var(--undetermined-wash);stroke:var(--undetermined);stroke-width:2}
.chain--undetermined .box--end{fill:var(--paper);stroke:var(--undetermined);stroke-width:2;stroke-dasharray:5 4}
.chain--undetermined .bolt{stroke:var(--undetermined);stroke-width:3}
.chain--undetermined .tip--in{fill:var(--undetermined)}
.chain--prohibited .end text,.chain--prohibited .end .seat{fill:var(--paper)}
@container (max-width:52rem){.chain .wide--long{display:none}.chain .wide--long+.tall{display:block}}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;font-size:.875rem;color:var(--grey)}
.steps{counter-reset:step}
.steps li{border-bottom:1px solid var(--line);padding:.5rem 0;max-width:none;font-size:.875rem}
.steps b{font-weight:650}
.facts{display:grid;grid-template-columns:minmax(7rem,11rem) minmax(0,1fr);font-size:.875rem}
.facts dt{color:var(--grey);padding:.5rem 1rem .5rem 0;border-bottom:1px solid var(--line)}
.facts dd{padding:.5rem 0;border-bottom:1px solid var(--line);max-width:none;overflow-wrap:anywhere}
.sources{font-size:.875rem}
.sources li{padding:.125rem 0;max-width:none;overflow-wrap:anywhere}
.narrow{max-width:32rem}
.plain li{padding:.125rem 0}
@media (max-width:40rem){
.top,main,footer{padding-left:1rem;padding-right:1rem}.facts{grid-template-columns:minmax(0,1fr)}
.facts dt{border:0;padding:.5rem 0 0}
.facts dd{padding-top:0}
}
@media print{
@page{size:A4;margin:16mm}
html{font-size:10.5pt}
.skip{display:none}.top,main,footer{max-width:none;padding-left:0;padding-right:0}main>article{break-before:page;border:0;padding-top:0}
tr,figure,.chain,li,dt,dd{break-inside:avoid}h2,h3,caption{break-after:avoid}
a{color:inherit}
svg,.mark::before{print-color-adjust:exact}
.chain .wide--long{display:none}.chain .wide--long+.tall{display:block}.chain .tall{max-height:170mm;width:auto}
}
@media (forced-colors:active){.bar rect,.key rect,.chain .box{stroke:CanvasText}.chain text{fill:CanvasText}}`;

/** No script, nothing from elsewhere, no form: a page that is handed on does nothing but be read. */
export const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`;
