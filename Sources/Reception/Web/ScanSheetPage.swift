import Core
import Hummingbird
import Web

/// The sheets to put between letters before they are scanned: one for new mail, one for what belongs to a request.
struct ScanSheetController: Sendable {
    static let path = "/bureau/reception/separateurs"

    let sheets: ScanSheets
    let threads: any RequestThreads
    let printer: any SheetPrinter

    var routes: [Route] {
        let seers = AgentRole.seeingDossiers
        return [.agents(.get, Self.path, seers, answer: new), .agents(.get, Self.path + "/:reference", seers, answer: request)]
    }

    @Sendable private func new(_ visit: AgentVisit) async throws -> Response {
        try await pdf(.new, visit, name: "separateur-courrier.pdf")
    }

    @Sendable private func request(_ visit: AgentVisit) async throws -> Response {
        let reference: Reference = try visit.visit.parameter("reference")
        guard try await threads.isSeen(reference, by: visit.viewer) else { throw ReceptionProblem.unknownRequest }
        return try await pdf(.request(reference), visit, name: "separateur-\(reference).pdf")
    }

    private func pdf(_ sheet: ScanSheets.Sheet, _ visit: AgentVisit, name: String) async throws -> Response {
        let page = ScanSheetPaper(sheet: sheet, code: sheets.code(for: sheet), town: visit.site.name, words: visit.words)
        return .download(try await printer.pdf(of: page.html.text), name: name, mediaType: "application/pdf")
    }
}

/// One sheet, twice: printed on both sides, it is read whichever way it lies in the feeder.
struct ScanSheetPaper {
    let sheet: ScanSheets.Sheet
    let code: String
    let town: String
    let words: Words

    var html: HTML {
        """
        <!doctype html>
        <html lang="\(words.language.rawValue)">
        <head><meta charset="utf-8"><title>\(title)</title><meta name="author" content="\(town)"><style>\(Self.style)</style></head>
        <body>\(side)\(side)</body>
        </html>
        """
    }

    private var title: String {
        switch sheet {
        case .new: words("reception.sheet.new")
        case .request: words("reception.sheet.request")
        }
    }

    private var side: HTML {
        """
        <section><p>\(town)</p><h1>\(title)</h1>
        \(number)
        \(QRCode(code, .high).map { "<div class=\"square\">\($0.svg(label: title))</div>" as HTML })
        <p>\(words("reception.sheet.how"))</p></section>
        """
    }

    private var number: HTML? { if case .request(let reference) = sheet { "<p class=\"number\">\(reference.description)</p>" } else { nil } }

    private static let style: HTML = """
        @page { size: A4; margin: 25mm; }
        html { font: 15pt/1.4 Lato, "DejaVu Sans", sans-serif; color: #000; text-align: center; }
        section { break-after: page; }
        section:last-child { break-after: auto; }
        h1 { font-size: 34pt; line-height: 1.2; margin: 15mm 0 8mm; }
        .number { font: bold 34pt "DejaVu Sans Mono", monospace; margin: 0; }
        .square { width: 95mm; margin: 8mm auto; }
        .square svg { width: 95mm; height: 95mm; }
        """
}
