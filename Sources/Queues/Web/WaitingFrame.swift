import Core
import Hummingbird
import Web

/// A page that fills a screen by itself, without the header of the site: the called numbers, the kiosk.
struct WaitingFrame {
    let title: String
    /// Of the page itself or of another: how many seconds later, without a script. With scripts it changes in place.
    var refresh: (seconds: Int, address: String, always: Bool)?
    let main: HTML
    let visit: Visit

    func response() -> Response {
        .html(
            """
            <!doctype html>
            <html lang="\(visit.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title) – \(visit.site.name)</title>
            \(meta)
            <link rel="stylesheet" href="\(visit.asset("admilib.css"))">
            <link rel="stylesheet" href="\(visit.site.theme.stylesheetPath)">
            <link rel="stylesheet" href="\(visit.asset("queue.css"))">
            <script type="module" src="\(visit.asset("admilib.js"))"></script>
            </head>
            <body class="waiting">
            <main id="contenu" tabindex="-1">
            \(main)
            </main>
            </body>
            </html>
            """)
    }

    private var meta: HTML? {
        guard let refresh else { return nil }
        let tag: HTML = "<meta http-equiv=\"refresh\" content=\"\(refresh.seconds); url=\(refresh.address)\">"
        return refresh.always ? tag : "<noscript>\(tag)</noscript>"
    }
}
