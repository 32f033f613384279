import Core
import Web

/// The card to print and cut, twice: one for the pocket, one for home. Its number and a square that leads to its door; no name, and never its secret.
struct CardPaper {
    let number: CardNumber
    let site: Site
    let words: Words

    private var address: String { "\(site.baseURL)\(CardPages.path)?numero=\(number)" }

    var text: String {
        let html: HTML = """
            <!doctype html>
            <html lang="\(words.language.rawValue)"><head><meta charset="utf-8"><title>\(words("people.card.paper.title", ["town": site.name]))</title>
            <style>\(Self.style)</style></head>
            <body><h1>\(words("people.card.paper.title", ["town": site.name]))</h1><p>\(words("people.card.paper.how"))</p>
            \(card(words("people.card.paper.pocket")))\(card(words("people.card.paper.home")))
            <p>\(words("people.card.paper.lost", ["phone": site.phone]))</p></body></html>
            """
        return String(decoding: html.bytes, as: UTF8.self)
    }

    private func card(_ place: String) -> HTML {
        """
        <section><h2>\(site.name)</h2>
        <div class="code">\(QRCode(address)?.svg(label: words("people.card.paper.code")))</div>
        <p class="label">\(words("people.card.number"))</p><p class="number">\(number.description)</p>
        <p class="address">\(site.baseURL.replacing("https://", with: ""))\(CardPages.path)</p><p class="place">\(place)</p></section>
        """
    }

    /// The size of a bank card (ISO/IEC 7810, ID-1).
    private static let style: HTML = """
        @page { size: A4; margin: 20mm } body { font-family: sans-serif; font-size: 11pt }
        h1 { font-size: 16pt } section { width: 85.6mm; height: 54mm; border: 0.3mm dashed #555; border-radius: 3mm; padding: 4mm; margin: 8mm 0;
        box-sizing: border-box; position: relative; overflow: hidden } h2 { font-size: 12pt; margin: 0 0 2mm } .code { position: absolute; right: 3mm; top: 11mm; width: 32mm }
        .code svg { width: 32mm; height: 32mm } .label { margin: 4mm 0 0; font-size: 9pt } .number { margin: 0; font-size: 19pt; font-weight: bold }
        .address { position: absolute; bottom: 3mm; left: 4mm; margin: 0; font-size: 8pt } .place { font-size: 8pt; margin: 1mm 0 }
        """
}
