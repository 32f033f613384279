import Core
import Foundation
import Web

/// A certificate as one sheet of paper: tagged, with the square that leads to its check. In the language of the page that it was asked from.
struct CertificatePaper {
    let code: String
    let certificate: Certificate
    let incident: Incident?
    let visit: Visit

    private var words: Words { visit.words }
    private var told: IncidentWords { IncidentWords(words: words, site: visit.site) }
    private var check: String { visit.site.baseURL + CertificateController.verify }

    var html: HTML {
        """
        <!doctype html>
        <html lang="\(visit.language.rawValue)">
        <head><meta charset="utf-8"><title>\(words("incidents.certificate.title")) \(code)</title>
        <meta name="author" content="\(visit.site.name)"><style>\(Self.style)</style></head>
        <body>
        <p class="town">\(visit.site.name)</p>
        <p class="address">\(visit.site.address)<br>\(visit.site.phone)</p>
        <h1>\(words("incidents.certificate.title"))</h1>
        <p class="fact">\(told.sentence(certificate.fact, incident) ?? "")</p>
        \(period)
        \(if: !certificate.mention.isEmpty, "<p class=\"mention\">\(words("incidents.paper.mention"))<br><strong>\(certificate.mention)</strong></p>")
        <p>\(words("incidents.certificate.notYou", ["town": visit.site.name]))</p>
        <h2>\(words("incidents.certificate.late"))</h2>
        <p>\(LimitSentence(incident: incident, told: told).text)</p>
        <p class="small">\(words("incidents.rule.source"))</p>
        <h2>\(words("incidents.paper.check"))</h2>
        <div class="check">\(square)<div class="how"><p class="code">\(code)</p><p>\(words("incidents.paper.how", ["address": check]))</p>
        \(if: !certificate.mention.isEmpty, "<p>\(words("incidents.paper.howMention"))</p>")</div></div>
        <p class="small">\(words("incidents.paper.made", ["date": told.moment(visit.now)]))</p>
        </body>
        </html>
        """
    }

    private var period: HTML? {
        if case .incident = certificate.fact { return nil }
        return incident.flatMap { $0.end > $0.start ? "<p>\(told.sentence($0))</p>" : nil }
    }

    private var square: HTML? { QRCode("\(check)?code=\(code)").map { "<div class=\"square\">\($0.svg(label: check))</div>" } }

    private static let style: HTML = """
        @page { size: A4; margin: 22mm 24mm; }
        html { font: 12pt/1.5 Lato, "DejaVu Sans", sans-serif; color: #111; }
        p { margin: 0 0 3mm; }
        .town { font-weight: bold; font-size: 14pt; margin: 0; }
        .address { white-space: pre-line; color: #333; margin: 0 0 14mm; }
        h1 { font-size: 22pt; line-height: 1.2; margin: 0 0 6mm; }
        h2 { font-size: 13pt; margin: 8mm 0 2mm; }
        .fact { font-size: 15pt; line-height: 1.4; border-left: 1.2mm solid #111; padding-left: 5mm; margin: 0 0 5mm; }
        .mention { border: 0.3mm solid #555; padding: 3mm 4mm; }
        .square { float: left; width: 36mm; }
        .how { margin-left: 43mm; min-height: 36mm; }
        .square svg { width: 36mm; height: 36mm; }
        .code { font: bold 15pt "DejaVu Sans Mono", monospace; }
        .small { font-size: 10pt; color: #333; }
        """
}
