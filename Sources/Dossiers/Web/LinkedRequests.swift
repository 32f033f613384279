import Core
import Web

/// A request tied to the one that is shown, with the title of its procedure.
struct LinkedLine: Sendable {
    let request: LinkedRequest
    let procedure: String
}

extension DossierAccess {
    /// The requests tied to a dossier, as lists show them. One whose procedure is not known any more is left out.
    func lines(of requests: [LinkedRequest]) async throws -> [LinkedLine] {
        var lines: [LinkedLine] = []
        for request in requests {
            if let sheet = try await sheets.version(request.version) { lines.append(LinkedLine(request: request, procedure: sheet.title)) }
        }
        return lines
    }
}

/// The list of linked requests, on the desk and on the person's page.
struct LinkedList {
    let lines: [LinkedLine]
    let words: Words
    /// Where a request that may be opened is.
    let address: (LinkedRequest) -> String

    /// `nil` when there is none.
    var html: HTML? {
        lines.isEmpty ? nil : "<h2>\(words("dossiers.linked.title"))</h2><ul>\(lines.map(line))</ul>"
    }

    private func line(_ line: LinkedLine) -> HTML {
        let note =
            line.request.isFiled ? words(line.request.isOrigin ? "dossiers.linked.origin" : "dossiers.linked.begun") : words("dossiers.linked.draft")
        return "<li>\(name(of: line.request)) \(line.procedure)<br><span class=\"hint\">\(note)</span></li>"
    }

    /// The number of what is not filed opens it: only the one who writes it is shown the way.
    private func name(of request: LinkedRequest) -> HTML {
        let text = request.isFiled ? request.reference.description : words("dossiers.linked.complete")
        if request.isOpenToViewer { return "<a href=\"\(address(request))\">\(text)</a> –" }
        return request.isFiled ? "\(text) –" : HTML()
    }
}
