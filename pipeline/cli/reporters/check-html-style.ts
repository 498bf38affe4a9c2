/** How the check's page looks, by day and by night. */
export const CHECK_STYLE = `
:root{--error:light-dark(#b3261e,#ff8a80);--warning:light-dark(#9a6700,#f0b84a);--info:light-dark(#2a62a8,#8ab8f0);--fix:light-dark(#1d7044,#7fd6a4);--card:light-dark(#fff,#211f1d)}
.clean{font:600 1.4rem/1.3 Georgia,serif;color:var(--fix)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:.75rem;list-style:none;padding:0;margin:1.5rem 0}
.tiles li{background:var(--card);border:1px solid var(--line);border-top:4px solid var(--tone,var(--line));border-radius:6px;padding:.7rem .9rem}
.tiles b{display:block;font:600 2rem/1 Georgia,serif;color:var(--tone,inherit);font-variant-numeric:tabular-nums}.tiles .none{opacity:.55}
.tiles .error,li.error,.dot.error,i.error,mark.error{--tone:var(--error)}.tiles .warning,li.warning,.dot.warning,i.warning,mark.warning{--tone:var(--warning)}.tiles .info,li.info,.dot.info,i.info,mark.info{--tone:var(--info)}.tiles .fix{--tone:var(--fix)}
.charts{display:grid;gap:0 2.5rem;grid-template-columns:1fr}.chart table{width:100%;border-collapse:collapse}
.chart th{text-align:left;font-weight:400;width:45%;overflow-wrap:anywhere}.chart td,.chart th{padding:.2rem .4rem;border-top:1px solid var(--line)}.chart code,summary code{font-size:.8em;opacity:.7}
.chart a{color:inherit;text-decoration-color:var(--line);text-underline-offset:.2em}.chart a:hover{text-decoration-color:currentColor}
.bar{display:flex;height:.85rem;min-width:3px;border-radius:3px;overflow:hidden}.bar i{background:var(--tone)}.n{text-align:right;font-variant-numeric:tabular-nums;width:4rem}
details{border-top:1px solid var(--line);padding:.6rem 0}summary{cursor:pointer;font-weight:600}summary b{float:right;font-variant-numeric:tabular-nums}
.dot{display:inline-block;width:.7em;height:.7em;border-radius:50%;background:var(--tone);margin-right:.5em}
details ol{list-style:none;padding:0;margin:.8rem 0 0;display:grid;gap:.7rem}
details ol>li{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--tone);border-radius:4px;padding:.6rem .9rem;break-inside:avoid}
details ol p{margin:.15rem 0}.place{display:flex;gap:.6rem;align-items:baseline;font-size:.85rem}.place code{overflow-wrap:anywhere}
.tag{border:1px solid var(--line);border-radius:1em;padding:0 .6em;font-size:.85em}code{font-family:ui-monospace,monospace}
blockquote{margin:.5rem 0 .2rem;padding:.4rem .7rem;border-radius:4px;background:color-mix(in srgb,var(--line) 35%,transparent);font:1.02rem/1.5 Georgia,serif;overflow-wrap:anywhere;white-space:pre-wrap}
mark{background:color-mix(in srgb,var(--tone) 22%,transparent);color:inherit;border-bottom:2px solid var(--tone);border-radius:2px 2px 0 0}
ins{color:var(--fix);text-decoration:none;border-bottom:2px dotted var(--fix);margin-left:.25em}
details ol ul{margin:.3rem 0 0;padding-left:1.2rem;font-size:.88rem;opacity:.8}
.list{width:100%;border-collapse:collapse;font-size:.9rem}.list td{border-top:1px solid var(--line);padding:.3rem .4rem;vertical-align:top;overflow-wrap:anywhere}
.failures{border-left:4px solid var(--error);padding-left:1rem}.more{opacity:.75}
@media print{details{break-inside:auto}body{max-width:none}}`;
