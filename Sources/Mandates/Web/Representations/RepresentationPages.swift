import Core
import Foundation
import Hummingbird
import Law
import Web

/// In the space of a representative: whom they represent, what they may do for each, and the mode in which they do it. **The protected person keeps their
/// own access**: this one is apart.
struct RepresentationPages: Sendable {
    let room: MandatesFeature

    static let path = "/espace/representations"
    private static let invitation = path + "/invitation/:token"

    var routes: [Route] {
        [
            .get(Self.path, answer: list),
            .get(Self.invitation, answer: invited),
            .post(Self.invitation, answer: accept),
            .get(Self.path + "/:access", answer: show),
            .post(Self.path + "/:access/agir", answer: begin),
            .post(Self.path + "/arret") { visit in
                var response = Response.seeOther(Self.path)
                visit.setRepresenting(nil, on: &response)
                return response
            },
        ]
    }

    /// Who is not in a space goes to its door, and comes back.
    private func door(_ visit: Visit) -> Response { .seeOther("/espace/connexion?retour=\(visit.path.percentEncoded)") }

    @Sendable private func list(_ visit: Visit) async throws -> Response {
        guard let person = visit.spaceOwner else { return door(visit) }
        return RepresentationList(held: try await room.representations.all(ofMarks: person.marks, in: person.organisation), visit: visit).response
    }

    private func held(_ visit: Visit, by person: PersonViewer) async throws -> HeldRepresentation {
        let id: AccessID = try visit.parameter("access")
        guard let held = try await room.representations.find(id, ofMarks: person.marks, in: person.organisation) else {
            throw MandateProblem.unknown
        }
        return held
    }

    /// What is over opens nothing, and the journal says that it was tried.
    private func alive(_ visit: Visit, by person: PersonViewer) async throws -> HeldRepresentation {
        let held = try await held(visit, by: person)
        if held.isAlive(on: visit.today) { return held }
        try await room.representations.refuse(held, act: nil, of: person.organisation, at: visit.now)
        throw MandateProblem.measureOver
    }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        guard let person = visit.spaceOwner else { return door(visit) }
        let held = try await alive(visit, by: person)
        guard !held.isSupervising else {
            let acts = try await room.journal.acts(under: held.recorded.id, in: person.organisation)
            return SupervisionPage(held: held, acts: acts, visit: visit).response
        }
        return RepresentationPage(held: held, procedures: try await room.procedures.published(in: person.organisation), visit: visit).response
    }

    /// Into the mode where they act, and to the procedure that they chose.
    @Sendable private func begin(_ visit: Visit) async throws -> Response {
        guard let person = visit.spaceOwner else { return door(visit) }
        let held = try await alive(visit, by: person)
        guard !held.isSupervising else { throw MandateProblem.supervisesOnly }
        let chosen = visit.form.first("demarche")
        let procedure = try await room.procedures.published(in: person.organisation).first { $0.slug != nil && $0.slug == chosen }
        if let procedure {
            do { try held.admit(procedure.act, on: visit.today) } catch {
                try await room.representations.refuse(held, act: procedure.act?.rawValue ?? "", of: person.organisation, at: visit.now)
                throw error
            }
        }
        var response = Response.seeOther(procedure?.slug.map { "/demarches/\($0)" } ?? "/")
        visit.setRepresenting(held.access.id.rawValue, on: &response)
        return response
    }

    private func invitation(_ visit: Visit) async throws -> HeldRepresentation {
        let token: String = try visit.parameter("token")
        guard let held = try await room.representations.invited(token, of: visit.site.organisation, at: visit.now) else {
            throw MandateProblem.linkOver
        }
        guard held.recorded.isAlive(on: visit.today) else { throw MandateProblem.measureOver }
        return held
    }

    @Sendable private func invited(_ visit: Visit) async throws -> Response {
        InvitationToRepresent(held: try await invitation(visit), visit: visit).response
    }

    @Sendable private func accept(_ visit: Visit) async throws -> Response {
        guard let person = visit.spaceOwner else { return door(visit) }
        let held = try await invitation(visit), token: String = try visit.parameter("token")
        let mark = try await room.cards.mark(of: person, at: visit.now)
        let access = try await room.representations.bind(
            token, to: mark, of: person.organisation, by: held.representative?.name ?? "", at: visit.now)
        return .seeOther("\(Self.path)/\(access)?fait=1")
    }
}

/// Whom they represent.
private struct RepresentationList {
    let held: [HeldRepresentation]
    let visit: Visit

    var response: Response {
        let words = visit.words
        let alive = held.filter { $0.isAlive(on: visit.today) }
        let cards = alive.map { one in
            let kind = words(one.isSupervising ? "mandates.measure.supervisor" : "mandates.measure.kind.\(one.recorded.measure.kind.rawValue)")
            let until = words("mandates.represent.until", ["date": one.recorded.measure.until.inWords(words.language)])
            return CardList.Card(one.recorded.person, href: "\(RepresentationPages.path)/\(one.access.id)", text: "\(kind) – \(until)")
        }
        let none: HTML = "<p>\(words("mandates.represent.none", ["phone": visit.site.phone]))</p>"
        return visit.page(
            title: words("mandates.represent.title"),
            """
            \(BackLink("/espace", words: words))
            <h1>\(words("mandates.represent.title"))</h1>
            <p>\(words("mandates.represent.intro"))</p>
            \(cards.isEmpty ? none : CardList(cards, level: 2).html)
            \(if: alive.count < held.count, "<p>\(words.count(held.count - alive.count, "mandates.represent.over"))</p>")
            """)
    }
}

/// What the representative of one person may do for them, and how.
private struct RepresentationPage {
    let held: HeldRepresentation
    let procedures: [ProtectedProcedure]
    let visit: Visit

    private var words: Words { visit.words }
    private var recorded: RecordedMeasure { held.recorded }
    private var path: String { "\(RepresentationPages.path)/\(held.access.id)" }

    var response: Response {
        let mine = procedures.filter { profile($0).involvesRepresentative && $0.slug != nil }
        let others = procedures.filter { !profile($0).involvesRepresentative }
        return visit.page(
            title: recorded.person,
            """
            \(BackLink(RepresentationPages.path, words: words))
            \(visit.query("fait") == nil ? nil : Notice(.success, words("mandates.represent.done")))
            <h1>\(recorded.person)</h1>
            \(SummaryList(recorded.rows(words) + charge, words: words))
            <p>\(words("mandates.represent.own"))</p>
            <h2>\(words("mandates.represent.yours"))</h2>
            \(if: mine.isEmpty, "<p>\(words("mandates.represent.nothing"))</p>")\(mine.map(one))
            \(if: !others.isEmpty, Details(words("mandates.represent.others"), left(others)).html)
            """)
    }

    /// What they look after, where the judgment divides.
    private var charge: [SummaryList.Row] {
        guard let charge = held.representative?.charge, charge != .whole else { return [] }
        return [.init(words("mandates.represent.charge"), words("mandates.measure.charge.\(charge.rawValue)"))]
    }

    private func profile(_ procedure: ProtectedProcedure) -> PermissionProfile { held.profile(of: procedure.act, on: visit.today) }

    private func title(_ procedure: ProtectedProcedure) -> HTML {
        words.language == .french ? "\(procedure.title)" : "<span lang=\"fr\">\(procedure.title)</span>"
    }

    private func one(_ procedure: ProtectedProcedure) -> HTML {
        """
        <section class="card"><h3>\(title(procedure))</h3><p>\(words("mandates.represent.how.\(profile(procedure))"))</p>
        <form method="post" action="\(path)/agir">\(visit.formToken)<input type="hidden" name="demarche" value="\(procedure.slug ?? "")">\
        <button class="button second">\(words("mandates.represent.begin"))<span class="aside"> – \(procedure.title)</span></button></form></section>
        """
    }

    private func left(_ procedures: [ProtectedProcedure]) -> HTML {
        let items = procedures.map { procedure -> HTML in
            let other = held.representative?.charge == .person ? "ofProperty" : "ofPerson"
            let key = procedure.act == nil ? "unlisted" : held.isOfAnother(procedure.act, on: visit.today) ? other : "\(profile(procedure))"
            return "<li><strong>\(title(procedure))</strong><br>\(words("mandates.represent.how.\(key)"))</li>"
        }
        return "<ul>\(items)</ul>"
    }
}

/// What an invitation opens: who it names is shown once they are in a space.
private struct InvitationToRepresent {
    let held: HeldRepresentation
    let visit: Visit

    var response: Response {
        let words = visit.words, name = held.representative?.name ?? ""
        return visit.page(
            title: words("mandates.represent.invitation"),
            """
            <h1>\(words("mandates.represent.invitation"))</h1>
            <p>\(words(held.isSupervising ? "mandates.supervise.invitationWhy" : "mandates.represent.invitationWhy", ["name": name]))</p>
            \(visit.spaceOwner == nil ? door : accepting)
            """)
    }

    private var door: HTML {
        let words = visit.words, back = "/espace/connexion?retour=\(visit.path.percentEncoded)"
        return "<p>\(words("mandates.represent.needsSpace"))</p><p>\(LinkButton(words("mandates.represent.enter"), to: back))</p>"
    }

    private var accepting: HTML {
        let words = visit.words, kind = words("mandates.measure.kind.\(held.recorded.measure.kind.rawValue)")
        let rows = [
            SummaryList.Row(words("mandates.represent.person"), held.recorded.person), .init(words("mandates.measure.kind"), kind),
            .init(words("mandates.row.until"), held.recorded.measure.until.inWords(words.language)),
        ]
        return """
            \(SummaryList(rows, words: words))
            <p>\(words("mandates.represent.once"))</p>
            <form method="post" action="\(visit.path)">\(visit.formToken)\(Button(words("mandates.represent.accept")))</form>
            """
    }
}
