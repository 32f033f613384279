import Core
import Web

/// A mandate on paper: the form that the person signs, then the attestation that it is given, with the digest that tells one from a false one.
struct MandatePaper {
    let mandate: Mandate
    let visit: Visit

    private var words: Words { visit.words }
    private var isGiven: Bool { mandate.attestation != nil }
    private var title: String { words(isGiven ? "mandates.paper.attestation.title" : "mandates.paper.form.title") }

    var text: String {
        let said = MandateWords(words: words, visit: visit), site = visit.site
        let html: HTML = """
            <!doctype html>
            <html lang="\(words.language.rawValue)"><head><meta charset="utf-8"><title>\(title)</title><style>\(Self.style)</style></head>
            <body><p>\(site.name)</p><h1>\(title)</h1>
            <p>\(words("mandates.paper.between", ["person": mandate.person.name, "born": mandate.person.born.inWords(words.language), "relay": mandate.relayName]))</p>
            <h2>\(words("mandates.row.families"))</h2>
            <ul>\(Perimeter.allCases.filter(mandate.perimeters.contains).map { "<li>\(words("mandates.perimeter.\($0.rawValue)"))</li>" as HTML })</ul>
            <p>\(words("mandates.row.duration")) : \(words("mandates.duration.\(mandate.duration.rawValue)"))</p>
            <p>\(words("mandates.paper.law"))</p>
            <p>\(words("mandates.paper.protected"))</p>
            <p>\(words("mandates.paper.data"))</p>
            \(isGiven ? given(said) : signature)
            <section><h2>\(words("mandates.paper.end"))</h2>
            <div class="code">\(QRCode(site.baseURL + OwnMandates.path)?.svg(label: words("mandates.paper.code")))</div>
            <p>\(words("mandates.paper.endText", ["address": site.baseURL.replacing("https://", with: "") + OwnMandates.path, "phone": site.phone]))</p>
            <p class="number">\(mandate.person.number.description)</p></section></body></html>
            """
        return String(decoding: html.bytes, as: UTF8.self)
    }

    private var signature: HTML {
        """
        <p>\(words("mandates.paper.date"))</p><div class="sign"><p>\(words("mandates.paper.personSigns"))</p><p>\(words("mandates.paper.helperSigns", ["helper": mandate.helperName]))</p></div>
        """
    }

    private func given(_ said: MandateWords) -> HTML {
        """
        <p>\(words("mandates.paper.given", ["from": said.day(mandate.givenAt), "until": said.day(mandate.endsAt), "way": words("mandates.consent.\(mandate.consent.rawValue)")]))</p>
        <p>\(words("mandates.paper.hash"))<br><span class="hash">\(mandate.attestation ?? "")</span></p>
        """
    }

    private static let style: HTML = """
        @page { size: A4; margin: 20mm } body { font-family: sans-serif; font-size: 11pt; line-height: 1.4 } h1 { font-size: 17pt } h2 { font-size: 12pt }
        .sign { display: flex; gap: 10mm } .sign p { flex: 1; border: 0.3mm solid #555; padding: 3mm; height: 28mm } .hash { font-family: monospace; font-size: 8pt }
        section { border: 0.4mm solid #555; padding: 3mm 5mm; page-break-inside: avoid } .code { float: right; width: 28mm } .code svg { width: 28mm; height: 28mm }
        .number { font-size: 15pt; font-weight: bold }
        """
}
