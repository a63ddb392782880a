// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

/** How a picture looks. Text is never coloured alone: a mark, a dash or a word says the same. */
final class SvgStyle {
    static final String SHEET = """
        svg{--bg:#fff;--card:#f6f8fa;--ink:#1f2328;--muted:#59636e;--line:#d1d9e0;--band:#fff0f0;--box:#f6f8fa;\
        --request:#0a5fb8;--provisional:#57636f;--success:#0f7a53;--redirection:#7048c4;--challenge:#96610a;\
        --cancel:#a8327a;--failure:#c81e2b;--halo:var(--bg)}
        @media (prefers-color-scheme:dark){svg{--bg:#14171b;--card:#1d2127;--ink:#e6e9ed;--muted:#9aa5b1;--line:#3b434d;\
        --band:#33191c;--box:#20252c;--request:#62aefc;--provisional:#a3b1be;--success:#47c48c;--redirection:#b79bf5;\
        --challenge:#e2a945;--cancel:#f184c4;--failure:#ff7076}}
        .page{fill:var(--bg)}.card{fill:var(--card)}.band{fill:var(--band)}
        text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;fill:var(--ink)}
        .headline{font-size:18px;font-weight:700}.why,.next{font-size:14px}.why{font-weight:600}.muted,.note{fill:var(--muted)}
        .small,.note{font-size:12px}.note{font-style:italic}.begins .note{font-weight:700;fill:var(--failure)}
        .time{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:var(--muted)}
        .long{font-weight:700;fill:var(--ink)}.middle{text-anchor:middle}.end{text-anchor:end}
        .name{font-weight:700}.box{fill:var(--box);stroke:var(--line);stroke-width:1.5}
        .node.begins .box{fill:var(--band);stroke:var(--failure);stroke-width:2.5}.node.silent .box{stroke-dasharray:6 4}
        .lane{stroke:var(--line);stroke-width:1.5}.lane.silent{stroke-dasharray:2 6}.gap{stroke:var(--line);\
        stroke-dasharray:2 5}
        .label{paint-order:stroke;stroke:var(--halo);stroke-width:4px;stroke-linejoin:round}
        .arrow{fill:none;stroke-width:1.75;stroke:var(--tone)}.head{fill:var(--tone)}
        .again .arrow{stroke-dasharray:5 4}.begins{--halo:var(--band)}.begins .arrow{stroke-width:2.75}
        .request{--tone:var(--request)}.provisional{--tone:var(--provisional)}.success{--tone:var(--success)}
        .redirection{--tone:var(--redirection)}.challenge{--tone:var(--challenge)}.cancel{--tone:var(--cancel)}
        .failure{--tone:var(--failure)}.strong,.request .label,.cancel .label{font-weight:600}
        .failure .label{font-weight:700;fill:var(--failure)}.bar{fill:var(--tone)}
        """;

    private SvgStyle() {}
}
