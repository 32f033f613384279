extension PaperForm {
    /// Letters of 11 points and lines 8 mm apart: large enough to read and to write on.
    static let style = """

        @page { size: A4; margin: 16mm 18mm 18mm;
          @bottom-left { content: string(name); font: 8pt Lato, "DejaVu Sans", sans-serif; color: #444; }
          @bottom-right { content: counter(page) " / " counter(pages); font: 8pt Lato, "DejaVu Sans", sans-serif; color: #444; } }
        html { font: 11pt/1.4 Lato, "DejaVu Sans Condensed", "DejaVu Sans", sans-serif; color: #111; }
        body { margin: 0; }
        p, ul { margin: 0 0 1.5mm; }
        ul { padding-left: 5mm; }
        h1 { font-size: 19pt; line-height: 1.2; margin: 1mm 0 4mm; string-set: name content(); }
        h2 { font-size: 14pt; line-height: 1.25; margin: 8mm 0 3mm; padding-bottom: 1mm; border-bottom: 0.4mm solid #111; break-after: avoid; }
        h3 { font-size: 12pt; margin: 5mm 0 2mm; break-after: avoid; }
        h4 { font-size: 11pt; margin: 4mm 0 2mm; break-after: avoid; }
        .town { font-weight: bold; }
        .opening { border: 0.3mm solid #111; padding: 3mm 4mm 1.5mm; }
        .question { margin: 0 0 5mm; break-inside: avoid; }
        .question:has(.row) { break-inside: auto; }
        .inside { margin: 0 0 3mm; break-inside: avoid; }
        .depends { border-left: 1mm solid #777; padding-left: 3mm; }
        .label { font-weight: bold; margin-bottom: 0.5mm; break-after: avoid; }
        .inside .label { font-weight: normal; }
        .number { display: inline-block; min-width: 8mm; }
        .optional { font-weight: normal; }
        .if { font-style: italic; margin-bottom: 0.5mm; break-after: avoid; }
        .hint { font-size: 10pt; color: #333; margin-bottom: 0.5mm; }
        .part { font-size: 9.5pt; margin: 1mm 0 0; break-after: avoid; }
        .note { border-left: 1mm solid #111; padding-left: 3mm; margin-bottom: 4mm; break-inside: avoid; }
        .field { display: block; box-sizing: border-box; height: 8mm; border: 0.3mm solid #333; background: #fff; color: #fff; text-decoration: none; overflow: hidden; }
        .lines2 { height: 16mm; } .lines3 { height: 24mm; } .lines5 { height: 40mm; }
        .comb { background: repeating-linear-gradient(to right, #fff 0, #fff 6.8mm, #888 6.8mm, #888 7mm); }
        .comb2 { width: 14mm; } .comb4 { width: 28mm; } .comb5 { width: 35mm; } .comb9 { width: 63mm; } .comb10 { width: 70mm; }
        .comb14 { width: 98mm; } .comb27 { width: 162mm; background: repeating-linear-gradient(to right, #fff 0, #fff 5.8mm, #888 5.8mm, #888 6mm); }
        .unit { font-size: 10pt; }
        .choice { margin: 0.8mm 0; padding-left: 7mm; text-indent: -7mm; break-inside: avoid; }
        .box, .radio { display: inline-block; width: 4.4mm; height: 4.4mm; margin-right: 1.6mm; vertical-align: -0.9mm; text-indent: 0; }
        .radio { border-radius: 2.2mm; }
        .second { margin-left: 8mm; }
        .row { border: 0.3mm solid #777; padding: 2mm 3mm 0; margin: 2mm 0; }
        .rowname { font-weight: bold; break-after: avoid; }
        table { border-collapse: collapse; }
        td { padding: 0 4mm 0 0; vertical-align: top; }
        .sign { break-inside: avoid; } .sign table { width: 100%; } .sign td { width: 50%; }
        .space { height: 22mm; border: 0.3mm solid #333; }
        .return { break-inside: avoid; }
        .address { font-weight: bold; }
        .small { font-size: 9.5pt; color: #333; }
        .notice { break-inside: avoid; } .notice h2 { font-size: 11pt; color: #111; }
        .pieces li { margin-bottom: 2mm; }

        """
}
