import Core
import Web

/// A request tied to the one that is shown, with the title of its procedure and the name of the unit that began the one from the other.
struct LinkedLine: Sendable {
    let request: LinkedRequest
    let procedure: String
    let unit: String?
}

extension DossierAccess {
    /// What the person of a dossier is told of those tied to it.
    func linesForPerson(of dossier: Dossier, _ visit: Visit) async throws -> [LinkedLine] {
        try await lines(of: dossiers.linked(to: dossier, visitor: visit.keys), in: dossier.organisation)
    }

    /// The requests tied to a dossier, as lists show them. One whose procedure is not known any more is left out.
    func lines(of requests: [LinkedRequest], in organisation: OrganisationID) async throws -> [LinkedLine] {
        guard !requests.isEmpty else { return [] }
        let units = try await colleagues.units(of: organisation)
        var lines: [LinkedLine] = []
        for request in requests {
            guard let sheet = try await sheets.version(request.version) else { continue }
            lines.append(LinkedLine(request: request, procedure: sheet.title, unit: units.first { $0.id == request.beganIn }?.name))
        }
        return lines
    }
}

/// The linked requests on the desk. Of another unit's, nothing is told but that there is one.
struct LinkedForAgents {
    let lines: [LinkedLine]
    let words: Words

    /// `nil` when there is none.
    var html: HTML? {
        guard !lines.isEmpty else { return nil }
        let sealed = lines.filter { $0.request.reference == nil && $0.request.isFiled }.count
        return """
            <h2>\(words("dossiers.linked.title"))</h2><ul>\(lines.compactMap(line))\
            \(if: sealed > 0, "<li>\(words.count(sealed, "dossiers.linked.elsewhere"))</li>")</ul>
            """
    }

    private func line(_ line: LinkedLine) -> HTML? {
        let request = line.request
        guard let reference = request.reference else {
            return request.isFiled ? nil : "<li>\(line.procedure)<br><span class=\"hint\">\(words("dossiers.linked.draft"))</span></li>"
        }
        let address = request.isFiled ? DossierPaths.desk(reference) : DossierPaths.entry(reference)
        let name = request.isFiled ? reference.description : words("dossiers.linked.complete")
        let note = words("dossiers.linked.\(request.isOrigin ? "origin" : request.isFiled ? "begun" : "draft")")
        return "<li><a href=\"\(address)\">\(name)</a> – \(line.procedure)<br><span class=\"hint\">\(note)</span></li>"
    }
}

/// The linked requests on the person's page: who began which for them, and the number of what is theirs.
struct LinkedForPerson {
    let lines: [LinkedLine]
    let words: Words

    /// `nil` when there is none.
    var html: HTML? {
        let told = lines.compactMap(line)
        guard !told.isEmpty else { return nil }
        return "<section aria-labelledby=\"liees\"><h2 id=\"liees\">\(words("dossiers.linked.title"))</h2><ul>\(told)</ul></section>"
    }

    private func line(_ line: LinkedLine) -> HTML? {
        let request = line.request
        if request.isOrigin {
            return request.reference.map { "<li>\(words("dossiers.linked.person.origin", ["procedure": line.procedure])) \(link($0))</li>" }
        }
        let begun = words("dossiers.linked.person.begun", ["unit": line.unit ?? "", "procedure": line.procedure])
        let number = request.reference.map { "\(words("dossiers.linked.person.number")) \(link($0))." as HTML }
        return "<li>\(begun) \(number ?? "\(words("dossiers.linked.person.\(request.isFiled ? "filed" : "draft")"))")</li>"
    }

    /// Whoever follows it in another browser is asked to show that it is theirs.
    private func link(_ reference: Reference) -> HTML { "<a href=\"\(DossierPaths.following(reference))\">\(reference.description)</a>" }
}
