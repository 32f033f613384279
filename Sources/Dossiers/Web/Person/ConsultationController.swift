import Core
import Foundation
import Hummingbird
import Web

/// Who looked at a request, for its person.
struct ConsultationController: Sendable {
    let access: DossierAccess

    static func path(_ reference: Reference) -> String { DossierPaths.following(reference) + "/consultations" }

    var routes: [Route] { [.get("/suivi/:reference/consultations", answer: show)] }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        guard let followed = try await access.open(visit) else { throw DossierProblem.unknownDossier }
        let all = try await access.dossiers.consultations(of: followed.dossier.id)
        let units = try await access.colleagues.units(of: followed.dossier.organisation)
        return ConsultationPage(
            followed: followed, lines: Consultation.lines(all, in: visit.site.zone),
            units: Dictionary(units.map { ($0.id, $0.name) }) { first, _ in first }, visit: visit
        ).response()
    }
}

/// Day, service and role: who did it is not anybody's business but the authority's, which answers who asks.
private struct ConsultationPage {
    let followed: FollowedDossier
    let lines: [Consultation]
    let units: [UnitID: String]
    let visit: Visit

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("dossiers.consultations.title")
        let table = DataTable(
            title, columns: ["day", "unit", "role"].map { .init(words("dossiers.consultations.\($0)")) }, rows: lines.map(row), showsCaption: false)
        return visit.page(
            title: "\(title) – \(followed.dossier.reference)",
            """
            \(BackLink(DossierPaths.following(followed.dossier.reference), words: words))
            <p class="over">\(words("dossiers.following.title", ["number": followed.dossier.reference.description]))</p>
            <h1>\(title)</h1>
            <p>\(words("dossiers.consultations.intro"))</p>
            \(lines.isEmpty ? "<p>\(words("dossiers.consultations.none"))</p>" : table.html)
            <p>\(words("dossiers.consultations.ask")) <a href="/donnees-personnelles">\(words("dossiers.consultations.rights"))</a></p>
            """)
    }

    private func row(_ line: Consultation) -> [HTML] {
        let role = words("dossiers.consultations.role.\(line.role.rawValue)")
        return [
            "\(LocalDate(line.at, in: visit.site.zone).inWords(visit.language))", "\(units[line.unit] ?? "")",
            line.isExceptional ? "\(role)<br>\(words("dossiers.consultations.exceptional"))" : "\(role)",
        ]
    }
}
