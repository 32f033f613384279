import Core

/// The frame of every page: header, main, footer.
enum Layout {
    static func document(title: String, kind: PageKind, main: HTML, visit: Visit) -> HTML {
        """
        <!doctype html>
        <html lang="\(visit.language.rawValue)">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>\(title) – \(visit.site.name)</title></head>
        <body><main id="contenu">\(main)</main></body>
        </html>
        """
    }
}
